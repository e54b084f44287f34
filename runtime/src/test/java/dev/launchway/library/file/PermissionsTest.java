package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mode, Owner and Group by themselves. */
class PermissionsTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @Test
    void setsTheModeOfAFileAndOfADirectory() {
        disk.write("start", "x");
        disk.directory("data");

        theatre.deploy(here -> {
            here.add(Mode.of("start", "rwxr-x---"));
            here.add(Mode.of(here.map("data"), "1770"));
        });

        assertThat(disk.mode("start")).isEqualTo("rwxr-x---");
        assertThat(disk.mode("data")).isEqualTo("rwxrwx---");
        assertThat(theatre.deploy(here -> {
                            here.add(Mode.of("start", "0750"));
                            here.add(Mode.of("data", "1770"));
                        })
                        .changed())
                .isEmpty();
    }

    @Test
    void leavesALinkAndWhatItPointsTo() {
        disk.write("real", "x");
        disk.link("link", "real");

        assertThat(theatre.deploy(here -> here.add(Mode.of("link", "0600"))).changed())
                .isEmpty();
        assertThat(disk.mode("real")).isEqualTo("rw-r--r--");
    }

    @Test
    void needsSomethingThatHasAMode() {
        assertThat(theatre.deploy(here -> here.add(Mode.of("missing", "0600"))).failure())
                .contains("there is nothing at " + disk.path("missing"));
    }

    @Test
    void namesThePathOfAWrongMode() {
        assertThatThrownBy(() -> Mode.of("a", "999"))
                .hasMessage("Mode(\"a\"): '999' is not a file mode: write octal digits as in 0640, or rwxr-x---");
        assertThatThrownBy(() -> File.at("a").mode("wrongmode")).hasMessageStartingWith("File(\"a\"): 'wrongmode' is");
        assertThatThrownBy(() -> Directory.at("a").mode("wrongmode"))
                .hasMessageStartingWith("Directory(\"a\"): 'wrongmode' is");
    }

    @Test
    void namesThePathOfWhateverIsWrong() {
        assertThatThrownBy(() -> File.at("a").owner(" ")).hasMessageStartingWith("File(\"a\"): the owner is empty");
        assertThatThrownBy(() -> Directory.at("a").group("")).hasMessageStartingWith("Directory(\"a\"): the group is");
        assertThatThrownBy(() -> Owner.of("a", "")).hasMessageStartingWith("Owner(\"a\"): the owner is empty");
        assertThatThrownBy(() -> Group.of(Path.of("/a"), "")).hasMessageStartingWith("Group(\"/a\"): the group is");
        assertThatThrownBy(() -> File.at("a").encoding("latin77")).hasMessageStartingWith("File(\"a\"): 'latin77' is");
        disk.write("a", "x");
        assertThat(theatre.deploy(here -> here.add(Owner.of("a", "no-such-user")))
                        .failure())
                .contains("there is no user 'no-such-user' on this host, to whom " + disk.path("a") + " is to belong");
    }

    @Test
    void anOwnerMayBeANameOrANumber() throws IOException {
        disk.write("a", "x");
        Object uid = Files.getAttribute(disk.path("a"), "unix:uid");
        Object gid = Files.getAttribute(disk.path("a"), "unix:gid");
        String owner = Files.getOwner(disk.path("a")).getName();

        assertThat(theatre.deploy(here -> {
                            here.add(Owner.of("a", uid.toString()));
                            here.add(Group.of("a", gid.toString()));
                        })
                        .changed())
                .isEmpty();
        assertThat(theatre.deploy(here -> here.add(Owner.of(here.map("a"), owner)))
                        .changed())
                .isEmpty();
    }

    @Test
    void changesOwnerAndGroup() throws IOException {
        disk.write("a", "x");
        assumeTrue(Files.getAttribute(disk.path("a"), "unix:uid").equals(0), "only the superuser may");

        Run run = theatre.deploy(here -> {
            here.add(Owner.of("a", "4711"));
            here.add(Group.of("a", "4712"));
        });

        assertThat(run.finished().failed()).isZero();
        assertThat(Files.getAttribute(disk.path("a"), "unix:uid")).isEqualTo(4711);
        assertThat(Files.getAttribute(disk.path("a"), "unix:gid")).isEqualTo(4712);
    }

    @Test
    void anUnknownGroupIsTold() {
        disk.write("a", "x");

        assertThat(theatre.deploy(here -> here.add(Group.of("a", "no-such-group")))
                        .failure())
                .contains("there is no group 'no-such-group' on this host");
    }
}
