package dev.launchway.engine.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** What tests need of the machine that they run on. */
public final class Machine {

    private Machine() {}

    public static void asRoot() {
        assumeTrue(Accounts.self().equals("root"), "needs root");
    }

    /** Runs a command that prepares a test. */
    public static void run(String... argv) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(argv)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        assumeTrue(exit == 0, argv[0] + " does not work here");
    }

    /** A file system of its own with 256 KiB, below a directory. */
    public static Path smallFileSystem(Path directory, String options) throws IOException, InterruptedException {
        asRoot();
        Path mount = Files.createDirectory(directory.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=256k" + options, "tmpfs", mount.toString());
        return mount;
    }

    public static void unmount(Path mount) throws IOException, InterruptedException {
        new ProcessBuilder("umount", "-l", mount.toString()).start().waitFor();
    }

    static void setUserAttribute(Path file, String name, String value) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        assumeTrue(view != null, "the file system has no extended attributes");
        view.write(name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }
}
