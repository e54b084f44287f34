package dev.launchway.remote.bootstrap;

import dev.launchway.text.ShellWord;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a script gets through whatever login shell a user has. A command line holds nothing that bash, dash, csh, tcsh and fish
 * would read in different ways.
 *
 * <p>A script is the first line of the standard input, of which {@code read} takes that line and not a byte more. A server takes
 * input only once it has started a command, and so a script on the command line itself is there one round trip earlier: for one
 * that is not too long for anybody who looks at processes, or at logs.
 */
final class Shell {

    private static final String READS_ITS_SCRIPT = "/bin/sh -c 'read -r script; eval \"$script\"'";

    /**
     * Is followed by what stands for the unquotable characters, and by the script, each as words of their own. It joins the words of
     * the script, splits where one of these characters stands and joins again with what that stands for, which is printed: without a
     * program, since a process costs a host more than that.
     */
    private static final String RESTORES_ITS_SCRIPT = "exec /bin/sh -c 'm=$1;shift;IFS=;s=\"$*\";set -f;"
            + "c=$(printf \"\\047\\041\\134\");"
            + "while [ \"$m\" ];do IFS=${m%\"${m#?}\"};m=${m#?};set -- $s;IFS=${c%\"${c#?}\"};c=${c#?};s=\"$*\";done;"
            + "unset IFS;eval \"$s\"' sh '";

    /** What shells read in different ways within single quotes. */
    private static final String UNQUOTABLE = "'!\\";

    /** What stands for that. */
    private static final String INSTEAD = "^~`QZJKVW@+";

    /** A word that is longer is too long for some csh. */
    private static final int LONGEST_WORD = 900;

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
     * The command that holds a script and runs it; its standard input is the script's alone.
     *
     * @param script one line
     * @param mark what comes before all that the script says
     * @return for the login shell; empty where the script holds what may not get through
     */
    static Optional<String> command(String script, Mark mark) {
        String all = introduction(mark) + script + " "; // a shell finds nothing behind the last place where it splits
        StringBuilder instead = new StringBuilder();
        for (int i = 0; i < INSTEAD.length() && instead.length() < UNQUOTABLE.length(); i++) {
            if (all.indexOf(INSTEAD.charAt(i)) < 0) {
                instead.append(INSTEAD.charAt(i));
            }
        }
        if (instead.length() < UNQUOTABLE.length() || !all.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        for (int i = 0; i < UNQUOTABLE.length(); i++) {
            all = all.replace(UNQUOTABLE.charAt(i), instead.charAt(i));
        }
        StringBuilder command =
                new StringBuilder(RESTORES_ITS_SCRIPT).append(instead).append('\'');
        for (int from = 0; from < all.length(); from += LONGEST_WORD) {
            command.append(" '")
                    .append(all, from, Math.min(all.length(), from + LONGEST_WORD))
                    .append('\'');
        }
        return Optional.of(command.toString());
    }

    /**
     * What is written to the command: the script, which first says its mark and puts options of the shell back that a start-up file
     * can leave to others. A second line, which it reads away, says the mark in another way where a start-up file took the first.
     *
     * @param script one line
     * @param mark what comes before all that the script says
     */
    static String introduced(String script, Mark mark) {
        return "read -r next;" + introduction(mark) + script + "\n" + mark.command() + "' taken'\n";
    }

    private static String introduction(Mark mark) {
        return "set +efu;" + mark.command() + ";";
    }

    /**
     * A script of several lines as the one line that {@link #command} reads, without its comments. A line is a command, or ends with
     * what a command goes on after: {@code do}, {@code then}, {@code else}, {@code in}, <code>{</code>, {@code |}, {@code &&},
     * {@code ||}, {@code ;;}.
     */
    static String line(String script) {
        StringBuilder line = new StringBuilder();
        for (String part : script.split("\n", -1)) {
            String command = part.strip();
            if (!command.isEmpty() && !command.startsWith("#")) {
                line.append(command).append(GOES_ON.matcher(command).find() ? " " : ";");
            }
        }
        return line.toString();
    }

    /** A text as one word of a script. */
    static String quoted(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a script is one line");
        }
        return ShellWord.quoted(text);
    }

    /** A path as one word of a script, {@code ~} at its beginning being the home directory. */
    static String path(String path) {
        if (path.equals("~")) {
            return "\"$HOME\"";
        }
        return path.startsWith("~/") ? "\"$HOME\"/" + quoted(path.substring(2)) : quoted(path);
    }
}
