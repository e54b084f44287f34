package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The capabilities of programs (capabilities(7)), which the kernel takes from a file that is written to. */
final class Capabilities {

    private static final String DIRECTORIES_OF_ROOT = ":/usr/sbin:/sbin";

    private Capabilities() {}

    /** Gives a program the capabilities of the one that it replaces. */
    static void keep(Path old, Path made) throws IOException {
        String path = System.getenv("PATH") + DIRECTORIES_OF_ROOT;
        Optional<Path> getcap = ProgramSearch.find("getcap", path);
        if (getcap.isEmpty()) {
            return;
        }
        String said = output(getcap.get().toString(), old.toString()).strip();
        String name = old.toString();
        if (!said.startsWith(name)) {
            return;
        }
        String capabilities = said.substring(name.length()).replaceFirst("^ (= )?", "");
        Optional<Path> setcap = ProgramSearch.find("setcap", path);
        if (setcap.isEmpty() || !succeeds(setcap.get().toString(), capabilities, made.toString())) {
            throw new RefusedException(
                    "its capabilities '" + capabilities + "' cannot be kept: setcap is missing or fails");
        }
    }

    private static String output(String... argv) throws IOException {
        Process process = ForkLock.start(new ProcessBuilder(argv).redirectErrorStream(true));
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean succeeds(String... argv) throws IOException {
        try {
            Process process = ForkLock.start(new ProcessBuilder(argv).redirectErrorStream(true));
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
