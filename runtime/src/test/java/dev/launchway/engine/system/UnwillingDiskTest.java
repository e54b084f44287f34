package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwillingDiskTest {

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();

    @Test
    void saysThatTheDiskIsFullAndLeavesTheOldFile() throws Exception {
        Path mount = Machine.smallFileSystem(directory, "");
        try {
            Path file = mount.resolve("a");
            system.write(file, "old".getBytes(StandardCharsets.UTF_8), null);

            assertThatThrownBy(() -> system.write(file, new byte[1024 * 1024], null))
                    .hasMessageStartingWith("cannot write " + file + ": no space left on the file system of " + mount)
                    .hasMessageContaining("of 256 KiB free");

            assertThat(file).hasContent("old");
            assertThat(system.list(mount)).containsExactly(file);
        } finally {
            system.sync();
            Machine.unmount(mount);
        }
    }

    @Test
    void saysThatTheInodesAreUsedUp() throws Exception {
        Path mount = Machine.smallFileSystem(directory, ",nr_inodes=3");
        try {
            system.write(mount.resolve("a"), new byte[1], null);
            system.write(mount.resolve("b"), new byte[1], null);

            assertThatThrownBy(() -> system.write(mount.resolve("c"), new byte[1], null))
                    .hasMessageContaining("no space left on the file system of " + mount)
                    .hasMessageContaining("inodes");
        } finally {
            system.sync();
            Machine.unmount(mount);
        }
    }

    @Test
    void saysThatTheFileSystemIsMountedReadOnly() throws Exception {
        Path mount = Machine.smallFileSystem(directory, ",ro");
        try {
            assertThatThrownBy(() -> system.write(mount.resolve("a"), new byte[1], null))
                    .hasMessage("cannot write " + mount.resolve("a") + ": the file system of " + mount
                            + " is mounted read-only");
            assertThatThrownBy(() -> system.checkWritable(mount)).hasMessageContaining("is mounted read-only");
        } finally {
            Machine.unmount(mount);
        }
    }

    @Test
    void saysThatAMountedFileCannotBeReplaced() throws Exception {
        Path mount = Machine.smallFileSystem(directory, "");
        Path file = mount.resolve("a");
        system.write(file, new byte[1], null);
        Path other = mount.resolve("b");
        system.write(other, new byte[1], null);
        Machine.run("mount", "--bind", other.toString(), file.toString());
        try {
            assertThatThrownBy(() -> system.write(file, new byte[2], null))
                    .hasMessageContaining("it is a mount point, which cannot be replaced");
        } finally {
            Machine.unmount(file);
            Machine.unmount(mount);
        }
    }

    @Test
    void namesTheFileInATreeThatCannotBeRemoved() throws Exception {
        Machine.asRoot();
        Path file = Files.createDirectories(directory.resolve("tree/sub")).resolve("file");
        system.write(file, new byte[1], null);
        Machine.run("chattr", "+i", file.toString());
        try {
            assertThatThrownBy(() -> system.write(file, new byte[2], null))
                    .hasMessageStartingWith("cannot write " + file + ": the system does not permit it to user root")
                    .hasMessageContaining("immutable");
            assertThatThrownBy(() -> system.delete(directory.resolve("tree")))
                    .hasMessageStartingWith("cannot remove " + file + ": the system does not permit it");
            assertThat(system.list(file.getParent())).containsExactly(file);
        } finally {
            Machine.run("chattr", "-i", file.toString());
        }
    }
}
