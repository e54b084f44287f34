package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symlinks at and below directories that components write to. */
class LinksOfOthersTest {

    private static final int APP = 12345;

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;
    private Disk etc;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        etc = new Disk(outside);
        etc.write("victim", "secret");
    }

    @Test
    void whatTheOwnerOfADirectoryLinksToIsNeitherRemovedNorMade() throws IOException {
        assumeTrue(etc.owner("victim").equals(0), "needs root");
        Path home = disk.directory("home");
        Files.setAttribute(home, "unix:uid", APP);
        Path conf = disk.link("home/conf", outside.toString());
        Files.setAttribute(conf, "unix:uid", APP, LinkOption.NOFOLLOW_LINKS);

        List<Consumer<Configuration>> stages = List.of(
                here -> here.add(Purge.of("home/conf/*")),
                here -> here.add(File.at("home/conf/planted")
                        .content("evil")
                        .mode("0644")
                        .owner("" + APP)),
                here -> here.add(Directory.at("home/conf/planted").owner("" + APP)),
                here -> here.add(Directory.at("home/conf").source("site")),
                here -> here.add(SyncDirectory.at("home/conf").source("site").delete()),
                here -> here.add(Presence.of("home/conf/planted")),
                here -> here.add(Mode.of("home/conf/victim", "0666")),
                here -> here.add(Owner.of("home/conf/victim", "" + APP)),
                here -> here.add(Group.of("home/conf/victim", "" + APP)),
                here -> here.add(Symlink.at("home/conf/planted").to("x")),
                here -> here.add(ManagedContent.at("home/conf/victim").block("a", "evil")));
        for (Consumer<Configuration> stage : stages) {
            String why = conf + " is a symlink to " + outside + " and is not followed";
            assertThat(theatre.predict(stage).notKnown().toString()).contains(why);
            assertThat(theatre.deploy(stage).failure()).contains(why);
        }

        assertThat(etc.tree()).containsExactly("victim");
        assertThat(etc.read("victim")).isEqualTo("secret");
        assertThat(etc.mode("victim")).isEqualTo("rw-r--r--");
        assertThat(etc.owner("victim")).isEqualTo(0);
    }

    @Test
    void aLinkInACopiedDirectoryDoesNotStandForADirectoryOfTheSource() {
        disk.link("htdocs/img", outside.toString());

        for (Consumer<Configuration> stage : List.<Consumer<Configuration>>of(
                here -> here.add(SyncDirectory.at("htdocs").source("site")),
                here -> here.add(Directory.at("htdocs").source("site")))) {
            assertThat(theatre.deploy(stage).failure())
                    .contains("a symlink to " + outside + " stands at " + disk.path("htdocs/img")
                            + ", where the source has the directory img");
        }
        assertThat(etc.tree()).containsExactly("victim");
    }

    @Test
    void aComponentsOwnLinkIsFollowed() {
        theatre.deploy(here -> {
            here.add(Directory.at("releases/42").leading());
            here.add(Symlink.at("current").to("releases/42"));
            here.add(File.at("current/app.conf").content("a"));
        });

        assertThat(disk.read("releases/42/app.conf")).isEqualTo("a");
    }
}
