package dev.launchway.cli;

import dev.launchway.remote.bootstrap.Utf8Locale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * This program again, in a process with a UTF-8 locale: where the user's locale is another one (cron, systemd and containers often
 * have none), a virtual machine could name no file and pass no argument with letters outside ASCII. See {@link Utf8Locale}.
 *
 * <p>The process that the user started passes signals on, and ends with the exit code of the other. When it is killed, the other
 * one ends, too.
 */
final class Utf8Process {

    private static final String PARENT = "launchway.parent";
    private static final String ENCODING = "launchway.terminal-encoding";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long LOOK_EVERY_MILLIS = 200;

    private Utf8Process() {}

    /** Whether this process was started by {@link #become}. */
    static boolean isOne() {
        return System.getProperty(PARENT) != null;
    }

    /** Whether this process writes names and arguments in another encoding, and can start one that does not. */
    static boolean isNeeded() {
        return !isOne()
                && !"UTF-8".equals(System.getProperty("sun.jnu.encoding"))
                && Files.isReadable(COMMAND_LINE)
                && Files.isExecutable(java());
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
     */
    static void become(boolean hearsInterrupts) {
        Process other;
        try {
            List<byte[]> arguments = arguments();
            if (!new String(arguments.get(0), StandardCharsets.ISO_8859_1).endsWith("java")) {
                return;
            }
            other = new ProcessBuilder("/bin/sh", "-c", script(arguments))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            return;
        }
        if (hearsInterrupts) {
            Signals.handle(() -> {}, "INT");
        }
        Runtime.getRuntime().addShutdownHook(new PassOn(other));
        Runtime.getRuntime().halt(end(other));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static List<byte[]> arguments() throws IOException {
        List<byte[]> arguments = new ArrayList<>();
        ByteArrayOutputStream argument = new ByteArrayOutputStream();
        for (byte octet : Files.readAllBytes(COMMAND_LINE)) {
            if (octet == 0) {
                arguments.add(argument.toByteArray());
                argument.reset();
            } else {
                argument.write(octet);
            }
        }
        return arguments;
    }

    /** In ASCII alone: what this process cannot write as letters, the shell makes of numbers. */
    private static String script(List<byte[]> arguments) {
        StringBuilder script = new StringBuilder(Utf8Locale.choose()).append("set --;");
        add(script, java().toString().getBytes(StandardCharsets.ISO_8859_1));
        add(script, ascii("-D" + PARENT + "=" + ProcessHandle.current().pid()));
        add(script, ascii("-D" + ENCODING + "=" + System.getProperty("native.encoding", "UTF-8")));
        for (byte[] argument : arguments.subList(1, arguments.size())) {
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

    private static int end(Process other) {
        return other.onExit().join().exitValue();
    }

    /**
     * Lets this process, if it was started by another one, end when that one has been killed. What a terminal sends to both is
     * heard by the other alone, which passes it on.
     */
    static void followParent() {
        if (isOne()) {
            Signals.handle(() -> {}, "INT", "HUP");
            Thread watch = new Thread(Utf8Process::awaitEndOfParent, "parent");
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Has an action run each time a signal asks this program to end, in place of what Java does by itself. */
    static void handleSignals(Runnable action) {
        if (isOne()) {
            Signals.handle(action, "TERM");
        } else {
            Signals.handle(action, "INT", "TERM", "HUP");
        }
    }

    private static void awaitEndOfParent() {
        String parent = System.getProperty(PARENT);
        while (ProcessHandle.current()
                .parent()
                .map(process -> Long.toString(process.pid()).equals(parent))
                .orElse(false)) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** Passes signals on, each as a SIGTERM: the first one is why it runs. */
    private static final class PassOn extends Thread {

        private final Process other;

        PassOn(Process other) {
            this.other = other;
        }

        @Override
        public void run() {
            handleSignals(other::destroy);
            other.destroy();
            Runtime.getRuntime().halt(end(other));
        }
    }
}
