package dev.launchway.remote.bootstrap;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a script gets through whatever login shell a user has. The command line holds nothing that bash, dash, csh, tcsh and fish
 * would read in different ways; the script itself is the first line of the standard input, of which {@code read} takes that line
 * and not a byte more.
 */
final class Shell {

    private static final String READS_ITS_SCRIPT = "/bin/sh -c 'read -r script; eval \"$script\"'";

    private static final Pattern GOES_ON = Pattern.compile("(\\b(do|then|else|in)|[{|&]|;;)$");

    private Shell() {}

    /**
     * The command that reads a script and runs it.
     *
     * @param user the user to become, who needs no password for that
     * @return for the login shell
     */
    static String command(Optional<String> user) {
        return user.map(name -> "exec sudo -n -H -u " + name + " " + READS_ITS_SCRIPT)
                .orElse("exec " + READS_ITS_SCRIPT);
    }

    /**
     * What is written to the command: the script, which first says its mark and puts options of the shell back that a start-up file
     * can leave to others. A second line, which it reads away, says the mark in another way where a start-up file took the first.
     *
     * @param script one line
     * @param mark what comes before all that the script says
     */
    static String introduced(String script, Mark mark) {
        return "read -r next;set +efu;" + mark.command() + ";" + script + "\n" + mark.command() + "' taken'\n";
    }

    /**
     * A script of several lines as the one line that {@link #command} reads. A line is a command, or ends with what a command
     * goes on after: {@code do}, {@code then}, {@code else}, {@code in}, <code>{</code>, {@code |}, {@code &&}, {@code ||},
     * {@code ;;}.
     */
    static String line(String script) {
        StringBuilder line = new StringBuilder();
        for (String part : script.strip().split("\n", -1)) {
            String command = part.strip();
            line.append(command).append(GOES_ON.matcher(command).find() ? " " : ";");
        }
        return line.toString();
    }

    /** A text as one word of a script. */
    static String quoted(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a script is one line");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A path as one word of a script, {@code ~} at its beginning being the home directory. */
    static String path(String path) {
        if (path.equals("~")) {
            return "\"$HOME\"";
        }
        return path.startsWith("~/") ? "\"$HOME\"/" + quoted(path.substring(2)) : quoted(path);
    }
}
