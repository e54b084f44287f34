package dev.launchway.cli;

import dev.launchway.remote.bootstrap.Utf8Locale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * This program again, in a process with a UTF-8 locale: where the user's locale is another one (cron, systemd and containers often
 * have none), a virtual machine could name no file and pass no argument with letters outside ASCII. See {@link Utf8Locale}.
 */
final class Utf8Process {

    private static final String ENCODING = "launchway.terminal-encoding";

    private Utf8Process() {}

    /** Whether this process writes names and arguments in another encoding, and can start one that does not. */
    static boolean isNeeded() {
        return !"UTF-8".equals(System.getProperty("sun.jnu.encoding")) && Relaunch.isPossible();
    }

    /** The encoding of what the user's terminal shows. */
    static String terminalEncoding() {
        String ofParent = System.getProperty(ENCODING);
        return ofParent == null ? System.getProperty("native.encoding", "UTF-8") : ofParent;
    }

    /**
     * Runs the other process and ends this one; returns where it cannot be started.
     *
     * @param hearsInterrupts whether the other one hears for itself what a terminal sends to both
     * @param archive the classes that the other one has in an archive
     */
    static void become(boolean hearsInterrupts, ClassArchive archive) {
        List<byte[]> arguments;
        try {
            arguments = Relaunch.arguments();
        } catch (IOException e) {
            return;
        }
        if (arguments != null) {
            Relaunch.become(List.of("/bin/sh", "-c", script(arguments, archive)), hearsInterrupts, archive::ended);
        }
    }

    /** In ASCII alone: what this process cannot write as letters, the shell makes of numbers. */
    private static String script(List<byte[]> arguments, ClassArchive archive) {
        StringBuilder script = new StringBuilder(Utf8Locale.choose()).append("set --;");
        add(script, Relaunch.java().toString().getBytes(StandardCharsets.ISO_8859_1));
        add(script, ascii(Relaunch.option()));
        add(script, ascii("-D" + ENCODING + "=" + System.getProperty("native.encoding", "UTF-8")));
        for (String option : archive.options()) {
            add(script, option.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (byte[] argument : arguments) {
            add(script, argument);
        }
        return script.append("exec \"$@\"").toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The letter at the end keeps line ends, which a shell takes away. */
    private static void add(StringBuilder script, byte[] argument) {
        script.append("a=$(printf '");
        for (byte octet : argument) {
            script.append(String.format(Locale.ROOT, "\\%03o", octet & 0xff));
        }
        script.append("x');set -- \"$@\" \"${a%x}\";");
    }
}
