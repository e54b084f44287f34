package dev.launchway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether people look at a stream of this process. */
final class Terminal {

    private Terminal() {}

    /**
     * Asks the system.
     *
     * @param descriptor 1 for standard output, 2 for standard error
     */
    static boolean is(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return consoleIsTerminal();
        }
    }

    /**
     * Where there is no /proc. The JDK then tells of standard input and output together; from JDK 22 on only the console of
     * java.base does, the default one is always there.
     */
    @SuppressWarnings("SystemConsoleNull") // that of java.base still is null where there is no terminal
    private static boolean consoleIsTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }
}
