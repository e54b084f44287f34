package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Consumer<Configuration> adds(Supplier<?> component) {
        return here -> here.add(component.get());
    }

    @Test
    void isWrittenOnceAndThenLeftAlone() {
        Consumer<Configuration> stage = adds(() -> File.at("app.conf").content("port = 80\n"));

        assertThat(theatre.deploy(stage).changed()).containsExactly("File(\"app.conf\") > Content");
        assertThat(disk.read("app.conf")).isEqualTo("port = 80\n");

        disk.age("app.conf");
        Run again = theatre.deploy(stage);

        assertThat(again.changed()).isEmpty();
        assertThat(again.messages()).isEmpty();
        assertThat(disk.isAged("app.conf")).isTrue();
    }

    @Test
    void showsWhatChanges() {
        disk.write("app.conf", "port = 80\nname = a\n");

        Run run = theatre.deploy(adds(() -> File.at("app.conf").content("port = 81\nname = a\n")));

        assertThat(run.diffs()).containsExactly("-port = 80", "+port = 81");
        assertThat(disk.read("app.conf")).isEqualTo("port = 81\nname = a\n");
    }

    @Test
    void keepsTheModeOfAChangedFileUnlessToldOtherwise() {
        disk.write("app.conf", "a");
        disk.setMode("app.conf", "rw-r-----");

        theatre.deploy(adds(() -> File.at("app.conf").content("b")));

        assertThat(disk.mode("app.conf")).isEqualTo("rw-r-----");
    }

    @Test
    void emptyContentEmptiesTheFile() {
        disk.write("app.conf", "a");

        theatre.deploy(adds(() -> File.at("app.conf").content("")));

        assertThat(disk.read("app.conf")).isEmpty();
    }

    @Test
    void contentIsNoTemplate() {
        theatre.deploy(adds(() -> File.at("a").content("{{ component.greeting }}")));

        assertThat(disk.read("a")).isEqualTo("{{ component.greeting }}");
    }

    @Test
    void rendersTheFileOfItsNameWithItsMakerAsComponent() {
        theatre.deploy(adds(() -> File.at("etc/greeting.txt").leading()));

        assertThat(disk.read("etc/greeting.txt")).isEqualTo("Hello on here\n");
    }

    @Test
    void rendersATemplate() {
        theatre.deploy(here -> {
            here.add(File.template("greeting.txt"));
            here.add(File.at("other").rendered("greeting.txt"));
        });

        assertThat(disk.read("greeting.txt")).isEqualTo("Hello on here\n");
        assertThat(disk.read("other")).isEqualTo("Hello on here\n");
    }

    @Test
    void copiesASourceAsItIs() {
        theatre.deploy(adds(() -> File.at("page").source("site/index.html")));

        assertThat(disk.read("page")).isEqualTo("<h1>{{ raw }}</h1>\n");
    }

    @Test
    void copiesABinaryFileOfItsNameWithoutADiff() {
        Run run = theatre.deploy(adds(() -> File.at("logo.png").binary()));

        assertThat(disk.bytes("logo.png")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(run.diffs()).hasSize(1).first().asString().contains("binary");
    }

    @Test
    void bytesThatAreNoTextAreNotShown() {
        Run run = theatre.deploy(adds(() -> File.at("a").content(new byte[] {0, 1, 2})));

        assertThat(run.diffs()).hasSize(1).first().asString().contains("binary");
    }

    @Test
    void withoutContentItNamesTheFileThatItLooksFor() {
        assertThat(theatre.problems(adds(() -> File.at("etc/missing.conf"))))
                .contains(
                        "File(\"etc/missing.conf\") has no content: the definition directory has no file 'missing.conf'");
    }

    @Test
    void contentComesFromOnePlace() {
        assertThat(theatre.problems(adds(() -> File.at("a").content("b").source("c"))))
                .contains("File(\"a\") has content and source, but the content comes from one place: keep one of them");
    }

    @Test
    void anUnknownModeIsRefusedWhereItIsWritten() {
        File file = File.at("a");

        assertThatThrownBy(() -> file.mode("rw"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'rw' is not a file mode");
    }

    @Test
    void hasItsModeFromTheBeginning() {
        Run run = theatre.deploy(adds(() -> File.at("key").content("x").mode("0600")));

        assertThat(disk.mode("key")).isEqualTo("rw-------");
        assertThat(run.changed()).containsExactly("File(\"key\") > Content");
    }

    @Test
    void aModeAloneIsChangedWithoutWriting() {
        disk.write("key", "x");
        Object inode = disk.inode("key");

        Run run = theatre.deploy(adds(() -> File.at("key").content("x").mode("rw-------")));

        assertThat(run.changed()).containsExactly("File(\"key\") > Mode");
        assertThat(run.messages()).containsExactly("mode 0644 -> 0600");
        assertThat(disk.mode("key")).isEqualTo("rw-------");
        assertThat(disk.inode("key")).isEqualTo(inode);
    }

    @Test
    void modeZeroCounts() {
        Consumer<Configuration> stage = adds(() -> File.at("key").content("x").mode(FileMode.of(0)));

        theatre.deploy(stage);

        assertThat(disk.mode("key")).isEqualTo("---------");
    }

    @Test
    void aSensitiveFileIsNeverShownAndForItsOwnerAlone() {
        disk.write("key", "old");

        Run run = theatre.deploy(adds(() -> File.at("key").content("topsecret").sensitive()));

        assertThat(run.events().toString()).doesNotContain("topsecret").doesNotContain("old\"");
        assertThat(run.diffs()).hasSize(1);
        assertThat(disk.mode("key")).isEqualTo("rw-------");
    }

    @Test
    void isWrittenInItsEncoding() {
        Consumer<Configuration> stage =
                adds(() -> File.at("a").content("größe\n").encoding("latin1"));
        disk.write("a", "große\n".getBytes(StandardCharsets.ISO_8859_1));

        Run run = theatre.deploy(stage);

        assertThat(disk.bytes("a")).isEqualTo("größe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run.diffs()).containsExactly("-große", "+größe");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void aCharacterThatTheEncodingLacksIsNamed() {
        assertThat(theatre.problems(
                        adds(() -> File.at("a").content("x\nprice: 5 €").encoding("latin1"))))
                .contains(
                        "File(\"a\"): the character '€' (U+20AC) in line 2 does not exist in the encoding ISO-8859-1");
    }

    @Test
    void anUnknownEncodingIsRefused() {
        File file = File.at("a");

        assertThatThrownBy(() -> file.encoding("latin77")).hasMessageContaining("'latin77' is no encoding");
    }

    @Test
    void replacesALinkAndNotWhatItPointsTo() {
        disk.write("elsewhere", "untouched");
        disk.link("a", "elsewhere");

        theatre.deploy(adds(() -> File.at("a").content("new")));

        assertThat(disk.isFile("a")).isTrue();
        assertThat(disk.read("a")).isEqualTo("new");
        assertThat(disk.read("elsewhere")).isEqualTo("untouched");
    }

    @Test
    void replacesALinkWithTheRightContent() {
        disk.write("elsewhere", "same");
        disk.link("a", "elsewhere");

        theatre.deploy(adds(() -> File.at("a").content("same")));

        assertThat(disk.isFile("a")).isTrue();
    }

    @Test
    void replacesAnEmptyDirectory() {
        disk.directory("a");

        theatre.deploy(adds(() -> File.at("a").content("new")));

        assertThat(disk.read("a")).isEqualTo("new");
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() {
        disk.write("a/b", "precious");

        Run run = theatre.deploy(adds(() -> File.at("a").content("new")));

        assertThat(run.failure())
                .startsWith("File(\"a\") > Content: a directory that is not empty stands at " + disk.path("a"));
        assertThat(disk.read("a/b")).isEqualTo("precious");
    }

    @Test
    void offersToCreateAMissingParent() {
        Run run = theatre.deploy(adds(() -> File.at("etc/app/a").content("b")));

        assertThat(run.failure()).contains("the directory " + disk.path("etc/app") + " does not exist: add .leading()");
        assertThat(disk.exists("etc")).isFalse();
    }

    @Test
    void createsParentsWhenTold() {
        theatre.deploy(adds(() -> File.at("etc/app/a").content("b").leading()));

        assertThat(disk.read("etc/app/a")).isEqualTo("b");
    }

    @Test
    void refusesAFileWhereAParentMustBe() {
        disk.write("etc", "a file");

        Run run = theatre.deploy(adds(() -> File.at("etc/a").content("b").leading()));

        assertThat(run.failure()).contains("a file stands at " + disk.path("etc") + ", where a directory must be");
        assertThat(disk.read("etc")).isEqualTo("a file");
    }

    @Test
    void copiesWhatAnEarlierComponentMade() {
        Consumer<Configuration> stage = here -> {
            here.add(File.at("made").content("text"));
            here.add(File.at("copy").source(here.map("made")));
        };

        assertThat(theatre.predict(stage).diffs()).containsExactly("+text", "+text");
        theatre.deploy(stage);

        assertThat(disk.read("copy")).isEqualTo("text");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void aMissingSourceOnTheTargetFailsAndIsNotKnownInAPrediction() {
        Consumer<Configuration> stage = here -> here.add(File.at("copy").source(here.map("made")));

        assertThat(theatre.predict(stage).notKnown())
                .hasSize(1)
                .first()
                .asString()
                .contains("the source " + disk.path("made") + " does not exist on this host");
        assertThat(theatre.deploy(stage).failure()).contains("the source " + disk.path("made") + " does not exist");
    }

    @Test
    void canBeADirectory() {
        theatre.deploy(adds(() -> File.at("logs").directory().mode("0750")));

        assertThat(disk.isDirectory("logs")).isTrue();
        assertThat(disk.mode("logs")).isEqualTo("rwxr-x---");
    }

    @Test
    void canBeASymlink() {
        theatre.deploy(adds(() -> File.at("current").symlink("releases/42")));

        assertThat(disk.linkText("current")).isEqualTo("releases/42");
    }

    @Test
    void aSymlinkHasNoContent() {
        assertThat(theatre.problems(adds(() -> File.at("a").symlink("b").content("c"))))
                .contains("File(\"a\") is a symlink and has content");
    }

    @Test
    void tellsItsMakerWhatItWillHold() {
        theatre.deploy(here -> {
            File greeting = here.add(File.template("greeting.txt"));
            here.add(File.at("copy").content(greeting.path().getFileName() + ": " + greeting.content()));
        });

        assertThat(disk.read("copy")).isEqualTo("greeting.txt: Hello on here\n");
    }

    @Test
    void aPredictionTellsAllAndTouchesNothing() {
        Run run = theatre.predict(here -> {
            here.add(Directory.at("etc").mode("0700"));
            here.add(File.at("etc/a").content("b\n").mode("0600"));
        });

        assertThat(run.changed()).contains("Directory(\"etc\") > Presence", "File(\"etc/a\") > Content");
        assertThat(run.diffs()).containsExactly("+b");
        assertThat(run.notKnown()).isEmpty();
        assertThat(new Disk(base).tree()).isEmpty();
    }

    @Test
    void twoFilesAtOnePathAreAnErrorOfTheModel() {
        String problems = theatre.problems(here -> {
            here.add(File.at("a").content("1"));
            here.add(File.at(here.workdir().resolve("a")).content("2"));
        });

        assertThat(problems).contains("two components decide about the content of work/stage/a");
    }

    @Test
    void aModeBesideTheFileThatSetsOneIsAnErrorOfTheModel() {
        String problems = theatre.problems(here -> {
            here.add(File.at("a").content("1").mode("0600"));
            here.add(Mode.of("a", "0644"));
        });

        assertThat(problems).contains("two components decide about the mode of work/stage/a");
    }

    @Test
    void anUnknownOwnerIsToldBeforeItIsTried() {
        Consumer<Configuration> stage = adds(() -> File.at("a").content("b").owner("no-such-user"));

        assertThat(theatre.predict(stage).changed()).contains("File(\"a\") > Owner");
        assertThat(theatre.deploy(stage).failure())
                .startsWith("File(\"a\") > Owner: there is no user 'no-such-user' on this host");
    }

    @Test
    void aNewFileWithAModeIsNotWrittenForAnUnknownGroup() {
        Run run = theatre.deploy(
                adds(() -> File.at("key").content("secret").mode("0640").group("no-such-group")));

        assertThat(run.failure()).contains("there is no group 'no-such-group' on this machine");
        assertThat(disk.exists("key")).isFalse();
    }

    @Test
    void belongsToItsOwnerWhenItIsOpened() {
        assumeTrue(new Disk(base).owner("").equals(0), "only the superuser may");
        Consumer<Configuration> stage = adds(() ->
                File.at("key").content("secret").mode("0640").owner("4711").group("4712"));

        Run run = theatre.deploy(stage);

        assertThat(run.changed()).containsExactly("File(\"key\") > Content");
        assertThat(disk.owner("key")).isEqualTo(4711);
        assertThat(disk.mode("key")).isEqualTo("rw-r-----");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void repairsAFileThatCannotBeRead() {
        disk.write("key", "old");
        disk.setMode("key", "---------");
        assumeFalse(Files.isReadable(disk.path("key")), "the superuser reads everything");

        Run run = theatre.deploy(adds(() -> File.at("key").content("new").mode("0600")));

        assertThat(run.finished().failed()).isZero();
        assertThat(disk.read("key")).isEqualTo("new");
        assertThat(run.messages()).first().asString().contains("is written anew");
    }

    @Test
    void tellsWhenItWasLastUpdated() {
        disk.write("new", "x");
        disk.write("old", "x");
        disk.age("old");
        List<File> files = new ArrayList<>();
        theatre.verify(probe -> probe.assertComponentIsCurrent(files.get(0), files.get(1)));
        Run stale = theatre.deploy(here -> {
            files.clear();
            files.add(here.add(File.at("old").content("x")));
            files.add(here.add(File.at("new").content("x")));
        });

        assertThat(stale.changed()).containsExactly("Stage");
    }

    @Test
    void isWrittenInPlace() {
        disk.write("hosts", "old");
        disk.setMode("hosts", "rw-rw-rw-");
        Object inode = disk.inode("hosts");
        Consumer<Configuration> stage =
                adds(() -> File.at("hosts").content("new").mode("0640").inPlace());

        assertThat(theatre.predict(stage).changed()).contains("File(\"hosts\") > Content");
        theatre.deploy(stage);

        assertThat(disk.read("hosts")).isEqualTo("new");
        assertThat(disk.mode("hosts")).isEqualTo("rw-r-----");
        assertThat(disk.inode("hosts")).isEqualTo(inode);
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        assertThat(theatre.problems(adds(() -> File.at("d").directory().inPlace())))
                .contains("File(\"d\") is a directory, which cannot be written in place: drop .inPlace()");
    }
}
