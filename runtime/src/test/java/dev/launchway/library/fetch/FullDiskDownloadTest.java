package dev.launchway.library.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.engine.system.Machine;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Theatre;
import dev.launchway.text.Sha256;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full in the middle of a download. */
class FullDiskDownloadTest {

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

    /** The first is too much for the disk, the second too much a second time, when it is to take its place. */
    @ParameterizedTest
    @ValueSource(ints = {300_000, 150_000})
    void leavesTheOldFileAndTheNextRunGoesOn(int size) throws Exception {
        byte[] content = new byte[size];
        try (FetchServer server = FetchServer.http()) {
            server.on("/app.jar", FetchServer.file(content, "\"1\""));
            Consumer<Configuration> stage =
                    here -> here.add(Download.of(server.url("/app.jar")).sha256(Sha256.hex(content)));
            Theatre theatre = new Theatre(mount);
            Disk disk = new Disk(theatre.workdir());
            disk.write("app.jar", "old");

            assertThat(theatre.deploy(stage).failure())
                    .contains("Download(\"app.jar\") > Fetch", "no space left on the file system");

            assertThat(disk.read("app.jar")).isEqualTo("old");
            Machine.run("mount", "-o", "remount,size=2m", mount.toString());
            theatre.deploy(stage);
            assertThat(disk.bytes("app.jar")).isEqualTo(content);
            assertThat(theatre.deploy(stage).changed()).isEmpty();
        }
    }

    @Test
    void givesBackTheRoomThatItTook() throws Exception {
        byte[] content = new byte[300_000];
        try (FetchServer server = FetchServer.http()) {
            server.on("/app.jar", FetchServer.content(content));
            Theatre theatre = new Theatre(mount);

            theatre.deploy(here -> here.add(Download.of(server.url("/app.jar")).sha256(Sha256.hex(content))));

            assertThat(new Disk(theatre.workdir()).tree()).noneMatch(path -> path.endsWith(".part"));
        }
    }
}
