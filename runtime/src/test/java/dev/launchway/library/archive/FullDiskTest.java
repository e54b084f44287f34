package dev.launchway.library.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.engine.system.Machine;
import dev.launchway.library.archive.Archives.Tar;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of unpacking. */
class FullDiskTest {

    private static final int SIZE = 100 * 1024;

    @TempDir
    Path directory;

    private Path mount;

    @BeforeEach
    void mount() throws Exception {
        mount = Machine.smallFileSystem(directory, "");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mount != null) {
            Machine.unmount(mount);
        }
    }

    @Test
    void leavesWholeFilesAndTheNextRunGoesOn() throws Exception {
        Random random = new Random(1);
        Tar tar = new Tar();
        for (int i = 0; i < 4; i++) {
            byte[] content = new byte[SIZE];
            random.nextBytes(content);
            tar.file("f" + i, content, 0644);
        }
        Path archive = new Disk(directory).write("a.tar", tar.bytes());
        Consumer<Configuration> stage = here -> here.add(Extract.of(archive).to("app"));
        Theatre theatre = new Theatre(mount);
        Disk disk = new Disk(theatre.workdir());

        assertThat(theatre.deploy(stage).failure())
                .contains("Extract(", "cannot write", "no space left on the file system");

        assertThat(disk.tree()).contains("app/f0", "app/f1").doesNotContain("app/f3");
        assertThat(disk.bytes("app/f1")).hasSize(SIZE);
        Object inode = disk.inode("app/f0");
        Machine.run("mount", "-o", "remount,size=2m", mount.toString());

        Run next = theatre.deploy(stage);

        assertThat(next.messages()).containsExactly("adds f2", "adds f3");
        assertThat(disk.inode("app/f0")).isEqualTo(inode);
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }
}
