package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.FileMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is mounted by itself, as {@code /etc/hosts} in a container. */
class MountedFileTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();
    private Path hosts;
    private Path source;

    @BeforeEach
    void mount() throws Exception {
        Machine.asRoot();
        hosts = Files.writeString(directory.resolve("my hosts"), "below");
        source = Files.writeString(directory.resolve("source"), "a longer content");
        Machine.run("mount", "--bind", source.toString(), hosts.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        Machine.unmount(hosts);
    }

    @Test
    void isNotReplacedAndThePredictionSaysSo() {
        for (SystemAccess each : List.of(new OverlaySystem(system), system)) {
            assertThatThrownBy(() -> each.write(hosts, NEW, null))
                    .hasMessageContaining(hosts + ": it is a mount point, which cannot be replaced or removed");
            assertThatThrownBy(() -> each.delete(hosts)).hasMessageContaining("it is a mount point");
            assertThatThrownBy(() -> each.symlink(hosts, source)).hasMessageContaining("it is a mount point");
        }
        assertThat(source).hasContent("a longer content");
    }

    @Test
    void isWrittenInPlaceAndThePredictionSaysSo() throws Exception {
        for (SystemAccess each : List.of(new OverlaySystem(system), system)) {
            each.writeInPlace(hosts, NEW);
            assertThat(each.read(hosts)).isEqualTo(NEW);
        }
        assertThat(source).hasContent("new");
    }

    @Test
    void aMissingFileIsCreatedAndALinkReplacedInPlaceToo() throws Exception {
        system.writeInPlace(directory.resolve("b"), NEW);
        Files.createSymbolicLink(directory.resolve("c"), source);
        system.writeInPlace(directory.resolve("c"), NEW);

        assertThat(directory.resolve("b")).hasContent("new");
        assertThat(source).hasContent("a longer content");
    }

    @Test
    void otherNamesOfAFileSeeWhatIsWrittenInPlace() throws Exception {
        Path file = Files.writeString(directory.resolve("d"), "old");
        system.setMode(file, new FileMode(0640));
        Path other = Files.createLink(directory.resolve("e"), file);

        system.writeInPlace(file, NEW);

        assertThat(other).hasContent("new");
        assertThat(system.status(other).mode()).isEqualTo(new FileMode(0640));
    }

    @Test
    void aRunningProgramIsNotCalledAMountPoint() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep"), directory.resolve("sleep"));
        Process process = ForkLock.start(new ProcessBuilder(program.toString(), "1000"));
        try {
            assertThatThrownBy(() -> system.writeInPlace(program, NEW)).hasMessageContaining("Text file busy");
            system.write(program, NEW, null);
        } finally {
            process.destroy();
        }
        assertThat(program).hasContent("new");
    }
}
