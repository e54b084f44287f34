package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedContentTest {

    private static final String APP =
            "# BEGIN app (managed by Launchway)\n10.0.0.1 app\n# END app (managed by Launchway)\n";

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Consumer<Configuration> app(String lines) {
        return here -> here.add(ManagedContent.at("hosts").block("app", lines));
    }

    @Test
    void appendsABlockOnce() {
        disk.write("hosts", "127.0.0.1 localhost");
        disk.setMode("hosts", "rw-rw-r--");

        theatre.deploy(app("10.0.0.1 app"));

        assertThat(disk.read("hosts")).isEqualTo("127.0.0.1 localhost\n" + APP);
        assertThat(disk.mode("hosts")).isEqualTo("rw-rw-r--");
        disk.age("hosts");
        assertThat(theatre.deploy(app("10.0.0.1 app\n")).changed()).isEmpty();
        assertThat(disk.isAged("hosts")).isTrue();
    }

    @Test
    void replacesABlockAtItsPlace() {
        disk.write("hosts", "before\n" + APP + "after\n");

        Run run = theatre.deploy(app("10.0.0.2 app"));

        assertThat(disk.read("hosts")).isEqualTo("before\n" + APP.replace("0.1", "0.2") + "after\n");
        assertThat(run.diffs()).containsExactly("-10.0.0.1 app", "+10.0.0.2 app");
    }

    @Test
    void createsAMissingFile() {
        assertThat(theatre.deploy(
                                here -> here.add(ManagedContent.at("etc/hosts").block("app", "10.0.0.1 app")))
                        .failure())
                .contains("add .leading()");

        theatre.deploy(here -> here.add(
                ManagedContent.at("etc/hosts").block("app", "10.0.0.1 app").leading()));

        assertThat(disk.read("etc/hosts")).isEqualTo(APP);
    }

    @Test
    void severalComponentsShareAFile() {
        Consumer<Configuration> stage = here -> {
            here.add(ManagedContent.at("hosts").block("app", "10.0.0.1 app"));
            here.add(ManagedContent.at("hosts").block("db", "10.0.0.2 db"));
        };

        theatre.deploy(stage);

        assertThat(disk.read("hosts")).isEqualTo(APP + APP.replace("app", "db").replace("0.1", "0.2"));
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void removesABlock() {
        disk.write("hosts", "before\n" + APP + "after\n");
        Consumer<Configuration> stage =
                here -> here.add(ManagedContent.at("hosts").absent("app"));

        theatre.deploy(stage);

        assertThat(disk.read("hosts")).isEqualTo("before\nafter\n");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void removingFromAMissingFileCreatesNone() {
        theatre.deploy(here -> here.add(ManagedContent.at("hosts").absent("app")));

        assertThat(disk.exists("hosts")).isFalse();
    }

    @Test
    void keepsForeignBytesAndLineEnds() {
        byte[] foreign = "gr\u00f6\u00dfe\r\n".getBytes(StandardCharsets.ISO_8859_1);
        disk.write("hosts", foreign);

        theatre.deploy(app("ü"));

        byte[] block = "# BEGIN app (managed by Launchway)\nü\n# END app (managed by Launchway)\n"
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(disk.bytes("hosts")).startsWith(foreign).endsWith(block).hasSize(foreign.length + block.length);
        assertThat(theatre.deploy(app("ü")).changed()).isEmpty();
    }

    @Test
    void writesCommentsOfOtherFormats() {
        theatre.deploy(here ->
                here.add(ManagedContent.at("page.xml").comment("<!--", "-->").block("app", "<a/>")));

        assertThat(disk.read("page.xml")).isEqualTo("""
                        <!-- BEGIN app (managed by Launchway) -->
                        <a/>
                        <!-- END app (managed by Launchway) -->
                        """);
    }

    @Test
    void refusesDamagedMarks() {
        disk.write("hosts", "# BEGIN app (managed by Launchway)\n10.0.0.1 app\n");

        assertThat(theatre.deploy(app("x")).failure())
                .contains("the block 'app' of " + disk.path("hosts") + " cannot be found")
                .contains("repair the file by hand");
        assertThat(disk.read("hosts")).isEqualTo("# BEGIN app (managed by Launchway)\n10.0.0.1 app\n");
    }

    @Test
    void refusesALink() {
        disk.write("real", "x");
        disk.link("hosts", "real");

        assertThat(theatre.deploy(app("x")).failure())
                .contains("a symlink to real stands at " + disk.path("hosts"))
                .contains("name what it points to");
    }

    @Test
    void needsABlockWithoutMarksInIt() {
        assertThat(theatre.problems(here -> here.add(ManagedContent.at("hosts"))))
                .contains("has no block");
        assertThat(theatre.problems(app("a\n# END app (managed by Launchway)\n")))
                .contains("contain its own marks");
    }

    @Test
    void clashesWithTheFileAtItsPathAndWithTheSameBlock() {
        assertThat(theatre.problems(here -> {
                    here.add(ManagedContent.at("hosts").block("app", "x"));
                    here.add(File.at("hosts").content("y"));
                }))
                .contains("two components decide about the content of work/stage/hosts: ");
        assertThat(theatre.problems(here -> {
                    here.add(ManagedContent.at("hosts").block("app", "x"));
                    here.add(ManagedContent.at("hosts").block("app", "y"));
                }))
                .contains("two components decide about the content of work/stage/hosts (block app): ");
    }

    @Test
    void standsBesideAPresence() {
        theatre.deploy(here -> {
            here.add(Presence.of("hosts"));
            here.add(ManagedContent.at("hosts").block("app", "10.0.0.1 app"));
        });

        assertThat(disk.read("hosts")).isEqualTo(APP);
    }

    @Test
    void aPredictionTouchesNothing() {
        Run run = theatre.predict(app("10.0.0.1 app"));

        assertThat(run.changed()).containsExactly("ManagedContent(\"hosts\")");
        assertThat(run.diffs()).contains("+10.0.0.1 app");
        assertThat(new Disk(base).tree()).isEmpty();
    }

    @Test
    void isWrittenInPlace() {
        disk.write("hosts", "127.0.0.1 localhost\n");
        Object inode = disk.inode("hosts");

        theatre.deploy(here ->
                here.add(ManagedContent.at("hosts").block("a", "192.0.2.1 db").inPlace()));

        assertThat(disk.read("hosts")).startsWith("127.0.0.1 localhost\n").contains("192.0.2.1 db\n");
        assertThat(disk.inode("hosts")).isEqualTo(inode);
    }
}
