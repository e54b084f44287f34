package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymlinkTest {

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
    void relativeTextStaysRelative() {
        theatre.deploy(here -> here.add(Symlink.at("current").to("releases/42")));
        Object inode = disk.inode("current");

        assertThat(disk.linkText("current")).isEqualTo("releases/42");
        assertThat(theatre.deploy(here -> here.add(Symlink.at("current").to("releases/42")))
                        .changed())
                .isEmpty();
        assertThat(disk.inode("current")).isEqualTo(inode);
    }

    @Test
    void aPathIsWrittenAsItIs() {
        theatre.deploy(here -> here.add(Symlink.at("current").to(here.map("releases/42"))));

        assertThat(disk.linkText("current")).isEqualTo(disk.path("releases/42").toString());
    }

    @Test
    void switchesALink() {
        disk.link("current", "releases/41");

        Run run = theatre.deploy(here -> here.add(Symlink.at("current").to("releases/42")));

        assertThat(disk.linkText("current")).isEqualTo("releases/42");
        assertThat(run.messages()).containsExactly("link releases/41 -> releases/42");
    }

    @Test
    void replacesAFileAndAnEmptyDirectory() {
        disk.write("file", "x");
        disk.directory("empty");

        theatre.deploy(here -> {
            here.add(Symlink.at("file").to("a"));
            here.add(Symlink.at("empty").to("a"));
        });

        assertThat(disk.linkText("file")).isEqualTo("a");
        assertThat(disk.linkText("empty")).isEqualTo("a");
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() {
        disk.write("current/precious", "x");

        assertThat(theatre.deploy(here -> here.add(Symlink.at("current").to("a")))
                        .failure())
                .contains("a directory that is not empty stands at " + disk.path("current"));
        assertThat(disk.read("current/precious")).isEqualTo("x");
    }

    @Test
    void needsATarget() {
        assertThat(theatre.problems(here -> here.add(Symlink.at("current")))).contains("points nowhere: add .to(…)");
    }

    @Test
    void createsParentsWhenTold() {
        theatre.deploy(here -> here.add(Symlink.at("a/b").to("c").leading()));

        assertThat(disk.linkText("a/b")).isEqualTo("c");
    }

    @Test
    void aPredictionTouchesNothing() {
        disk.link("current", "releases/41");

        assertThat(theatre.predict(here -> here.add(Symlink.at("current").to("releases/42")))
                        .changed())
                .containsExactly("Symlink(\"current\")");
        assertThat(disk.linkText("current")).isEqualTo("releases/41");
    }
}
