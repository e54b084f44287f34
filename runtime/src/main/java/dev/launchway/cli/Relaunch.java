package dev.launchway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * This program again, in a process whose virtual machine has other options. The process that the user started passes signals on, and
 * ends with the exit code of the other. When it is killed, the other one ends, too.
 */
final class Relaunch {

    private static final String PARENT = "launchway.parent";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long LOOK_EVERY_MILLIS = 200;

    private Relaunch() {}

    /** Whether this process is the other one. */
    static boolean isOne() {
        return System.getProperty(PARENT) != null;
    }

    /** Whether this process can start another one with what it was started with. */
    static boolean isPossible() {
        return !isOne() && Files.isReadable(COMMAND_LINE) && Files.isExecutable(java());
    }

    /** The program that runs this process. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The option by which the other process knows that it is one. */
    static String option() {
        return "-D" + PARENT + "=" + ProcessHandle.current().pid();
    }

    /**
     * What this process was started with, as the user wrote it.
     *
     * @return the arguments without the program's name; {@code null} where that is not {@code java}
     * @throws IOException when the system does not say
     */
    static List<byte[]> arguments() throws IOException {
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
        boolean isJava = !arguments.isEmpty() && latin(arguments.get(0)).endsWith("java");
        return isJava ? arguments.subList(1, arguments.size()) : null;
    }

    /** Each octet as one letter: what this process cannot read as text, it can pass on. */
    static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /**
     * Runs the other process and ends this one; returns where it cannot be started.
     *
     * @param command what starts it
     * @param hearsInterrupts whether the other one hears for itself what a terminal sends to both
     * @param ended told the exit code of the other one, unless a signal has ended this one
     */
    static void become(List<String> command, boolean hearsInterrupts, IntConsumer ended) {
        Process other;
        try {
            other = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            return;
        }
        if (hearsInterrupts) {
            Signals.handle(() -> {}, "INT");
        }
        Runtime.getRuntime().addShutdownHook(new PassOn(other));
        int code = end(other);
        ended.accept(code);
        Runtime.getRuntime().halt(code);
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
            Thread watch = new Thread(Relaunch::awaitEndOfParent, "parent");
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
