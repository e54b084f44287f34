package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Mode, owner, group, access control list, SELinux context and extended attributes of a file, which Java copies only together with its
 * content; {@code cp} of GNU can leave that out.
 */
final class FileAttributes {

    /** In bytes: below that, copying the content as well costs less than starting a program. */
    static final long WORTHWHILE = 1 << 20;

    private FileAttributes() {}

    /**
     * Gives them to another file, which is made where there is none.
     *
     * @return false where {@code cp} is another one or fails; the other file may have some of them then, and its content still
     */
    static boolean copy(Path from, Path to) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                "cp",
                "--attributes-only",
                "--no-dereference",
                "--preserve=all",
                "--no-preserve=timestamps",
                "--",
                from.toString(),
                to.toString());
        try {
            Process process = ForkLock.start(command.redirectErrorStream(true));
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted", e);
        }
    }
}
