package dev.launchway.library.archive;

import static dev.launchway.library.archive.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Archives.Tar;
import dev.launchway.library.archive.Archives.Zip;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import dev.launchway.library.file.SyncDirectory;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;
    private Path archive;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        archive = outside.resolve("app.tar");
    }

    private static Tar app() {
        return new Tar()
                .directory("app-1", 0755)
                .file("app-1/bin/start", text("#!/bin/sh\n"), 0755)
                .file("app-1/conf/app.conf", "port = 80\n")
                .symlink("app-1/latest", "bin/start");
    }

    private Path put(byte[] bytes) {
        return new Disk(outside).write("app.tar", bytes);
    }

    private void unpacked(Configuration here) {
        here.add(Extract.of(archive).to("app").strip(1));
    }

    /** What is below the directory that is unpacked into. */
    private List<String> tree() {
        return disk.tree().stream()
                .filter(path -> path.startsWith("app/"))
                .map(path -> path.substring(4))
                .toList();
    }

    /** Predicts and deploys; the prediction says what happens. */
    private Run deploy(Consumer<Configuration> stage) {
        List<String> before = new Disk(base).tree();
        Run predicted = theatre.predict(stage);
        assertThat(new Disk(base).tree()).isEqualTo(before);
        Run done = theatre.deploy(stage);
        assertThat(done.changed()).isEqualTo(predicted.changed());
        assertThat(done.messages()).isEqualTo(predicted.messages());
        assertThat(predicted.notKnown()).isEmpty();
        return done;
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        put(app().bytes());
        return BlockInvariant.of(Extract.class)
                .deployed(this::unpacked)
                .present(work -> {
                    assertThat(work.read("app/bin/start")).isEqualTo("#!/bin/sh\n");
                    assertThat(work.mode("app/bin/start")).isEqualTo("rwxr-xr-x");
                    assertThat(work.read("app/conf/app.conf")).isEqualTo("port = 80\n");
                    assertThat(work.linkText("app/latest")).isEqualTo("bin/start");
                })
                .drift("a file changed", work -> work.write("app/conf/app.conf", "port = 99\n"))
                .drift("a mode changed", work -> work.setMode("app/bin/start", "rw-r--r--"))
                .drift("a link removed", work -> work.delete("app/latest"))
                .drift("all of it removed", work -> work.delete("app"))
                .removed(here -> here.add(Purge.of("app")), work -> assertThat(work.exists("app"))
                        .isFalse())
                .in(base);
    }

    static Stream<Arguments> formats() {
        byte[] tar = app().bytes();
        return Stream.of(
                Arguments.of("tar", tar),
                Arguments.of("tar.gz", Archives.gzip(tar)),
                Arguments.of("tar.bz2", Archives.bzip2(tar)),
                Arguments.of("tar.xz", Archives.xz(tar)),
                Arguments.of("tar.zst", Archives.zstd(tar)),
                Arguments.of(
                        "zip",
                        new Zip()
                                .entry("app-1/", new byte[0], 040755)
                                .entry("app-1/bin/start", text("#!/bin/sh\n"), 0100755)
                                .file("app-1/conf/app.conf", "port = 80\n")
                                .entry("app-1/latest", text("bin/start"), 0120777)
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void unpacksEachFormatWhateverItsName(String format, byte[] bytes) {
        put(bytes);

        assertThat(deploy(this::unpacked).messages()).containsExactly("unpacks 3 files and 2 directories");

        assertThat(tree()).containsExactly("bin", "bin/start", "conf", "conf/app.conf", "latest");
        assertThat(disk.read("app/bin/start")).isEqualTo("#!/bin/sh\n");
        assertThat(disk.mode("app/bin/start")).isEqualTo("rwxr-xr-x");
        assertThat(disk.read("app/conf/app.conf")).isEqualTo("port = 80\n");
        assertThat(disk.linkText("app/latest")).isEqualTo("bin/start");
        assertThat(deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void unpacksWhatAnotherComponentBrings() {
        byte[] packed = app().bytes();
        Consumer<Configuration> stage = here -> {
            File brought = File.at("app.tar").content(packed);
            Extract unpacked = Extract.of(brought).to("app").strip(1);
            here.add(brought);
            here.add(unpacked);
        };
        assertThat(theatre.deploy(stage).changed()).contains("Extract(\"app.tar\")");
        assertThat(disk.read("app/conf/app.conf")).isEqualTo("port = 80\n");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void whatIsBroughtByNobodyIsNamed() {
        assertThat(theatre.problems(
                        here -> here.add(Extract.of(File.at("app.tar").content("")))))
                .contains("File(\"app.tar\") has no path yet");
    }

    @Test
    void mendsWhatWasChangedByHandAndNothingElse() {
        put(app().bytes());
        deploy(this::unpacked);
        disk.write("app/conf/app.conf", "port = 99\n");
        disk.setMode("app/bin/start", "rw-r--r--");
        disk.write("app/own.txt", "stays");
        Object inode = disk.inode("app/bin/start");

        assertThat(deploy(this::unpacked).messages())
                .containsExactlyInAnyOrder("changes conf/app.conf", "mode 0644 -> 0755 of bin/start");

        assertThat(disk.read("app/conf/app.conf")).isEqualTo("port = 80\n");
        assertThat(disk.mode("app/bin/start")).isEqualTo("rwxr-xr-x");
        assertThat(disk.inode("app/bin/start")).isEqualTo(inode);
        assertThat(disk.read("app/own.txt")).isEqualTo("stays");
        assertThat(deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void mendsWhatWasRemovedOrReplacedByHand() throws Exception {
        put(app().bytes());
        deploy(this::unpacked);
        Files.delete(disk.path("app/latest"));
        disk.link("app/latest", "elsewhere");
        Files.delete(disk.path("app/conf/app.conf"));
        Files.delete(disk.path("app/bin/start"));
        disk.link("app/bin/start", "/etc/passwd");

        assertThat(deploy(this::unpacked).messages())
                .containsExactlyInAnyOrder("adds conf/app.conf", "changes latest", "replaces bin/start");

        assertThat(disk.isFile("app/bin/start")).isTrue();
        assertThat(disk.linkText("app/latest")).isEqualTo("bin/start");
        assertThat(deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void readsNothingWhenNothingChanged() throws Exception {
        put(app().bytes());
        deploy(this::unpacked);
        FileTime time = Files.getLastModifiedTime(archive);
        byte[] garbage = app().bytes();
        garbage[0] = (byte) (garbage[0] ^ 1);
        Files.write(archive, garbage);
        Files.setLastModifiedTime(archive, time);

        assertThat(theatre.deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void anArchiveThatWasOnlyTouchedChangesNothing() throws Exception {
        put(app().bytes());
        deploy(this::unpacked);
        Files.setLastModifiedTime(archive, FileTime.fromMillis(1_000_000_000_000L));

        assertThat(deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void aNewArchiveChangesWhatDiffers() {
        put(app().bytes());
        deploy(this::unpacked);
        Object inode = disk.inode("app/bin/start");
        put(new Tar()
                .file("app-2/bin/start", text("#!/bin/sh\n"), 0755)
                .file("app-2/conf/app.conf", "port = 81\n")
                .file("app-2/lib/a.jar", "jar")
                .bytes());

        assertThat(deploy(this::unpacked).messages())
                .containsExactlyInAnyOrder("adds lib/", "changes conf/app.conf", "adds lib/a.jar");

        assertThat(disk.inode("app/bin/start")).isEqualTo(inode);
        assertThat(tree()).contains("latest");
        assertThat(deploy(this::unpacked).changed()).isEmpty();
    }

    @Test
    void removesWhatOnlyEarlierArchivesHadWhenTold() {
        put(new Tar()
                .file("a/old/one", "1")
                .file("a/old/two", "2")
                .file("a/mixed/one", "1")
                .file("a/keep", "k")
                .symlink("a/link", "keep")
                .bytes());
        deploy(this::unpacked);
        disk.write("app/old/two", "changed by hand");
        disk.write("app/mixed/own", "of others");
        put(new Tar().file("a/keep", "k").bytes());
        assertThat(deploy(this::unpacked).messages()).isEmpty();
        assertThat(tree()).contains("old/one", "old/two", "mixed/one", "link");

        Consumer<Configuration> removing =
                here -> here.add(Extract.of(archive).to("app").strip(1).removeOld());
        assertThat(deploy(removing).messages())
                .containsExactlyInAnyOrder(
                        "removes old/one",
                        "leaves old/two, which is not as it was unpacked",
                        "removes mixed/one",
                        "removes link");

        assertThat(tree()).containsExactly("keep", "mixed", "mixed/own", "old", "old/two");
        assertThat(deploy(removing).changed()).isEmpty();
    }

    @Test
    void aDirectoryOfOldCanBecomeAFileAndBack() {
        Consumer<Configuration> removing =
                here -> here.add(Extract.of(archive).to("app").removeOld());
        put(new Tar().file("lib/a", "a").file("lib/deep/b", "b").bytes());
        deploy(removing);
        put(new Tar().file("lib", "a file").bytes());
        deploy(removing);
        assertThat(disk.read("app/lib")).isEqualTo("a file");

        put(new Tar().symlink("lib", "lib64").file("lib64/a", "a").bytes());
        deploy(removing);
        put(new Tar().file("lib/a", "a").bytes());
        deploy(removing);

        assertThat(tree()).containsExactly("lib", "lib/a");
    }

    @Test
    void takesWhatIsIncludedAndNotExcluded() {
        put(new Tar()
                .file("top", "skipped by strip")
                .file("x/bin/a", "a")
                .file("x/bin/a.bak", "a")
                .file("x/lib/b", "b")
                .file("x/doc/c", "c")
                .bytes());

        deploy(here -> here.add(
                Extract.of(archive).to("app").strip(1).include("bin", "doc/*").exclude("*.bak")));

        assertThat(tree()).containsExactly("bin", "bin/a", "doc", "doc/c");
    }

    @Test
    void givesNoBitsThatRaiseRightsAndTakesTheUmaskOff() {
        put(new Tar()
                .file("setuid", text("x"), 06755)
                .file("open", text("x"), 0666)
                .file("locked", text("x"), 0)
                .directory("d", 01777)
                .bytes());

        deploy(here -> here.add(Extract.of(archive).to("app").umask("027")));

        assertThat(Stream.of("setuid", "open", "locked", "d").map(name -> disk.mode("app/" + name)))
                .containsExactly("rwxr-x---", "rw-r-----", "rw-------", "rwxr-x---");
    }

    @Test
    void membersOfJarsHaveUsualModes() {
        put(new Zip()
                .entry("META-INF/", new byte[0], 0)
                .entry("META-INF/MANIFEST.MF", text("x"), 0)
                .bytes());

        deploy(here -> here.add(Extract.of(archive).to("app")));

        assertThat(disk.mode("app/META-INF")).isEqualTo("rwxr-xr-x");
        assertThat(disk.mode("app/META-INF/MANIFEST.MF")).isEqualTo("rw-r--r--");
    }

    @Test
    void belongsToWhomItIsGiven() {
        put(app().bytes());
        Consumer<Configuration> given = here ->
                here.add(Extract.of(archive).to("app").strip(1).owner("12345").group("12345"));
        if (!System.getProperty("user.name").equals("root")) {
            assertThat(theatre.deploy(given).failure()).contains("only root may");
            return;
        }

        deploy(given);

        assertThat(Stream.of("bin", "bin/start", "latest").map(name -> disk.owner("app/" + name)))
                .containsOnly(12345);
        assertThat(deploy(given).changed()).isEmpty();
    }

    @Test
    void keepsLongNamesSparseFilesAndHardLinks() {
        String longName = "d".repeat(120) + "/" + "n".repeat(200);
        put(new Tar()
                .file(longName, "gnu")
                .file("a", "content")
                .hardLink("b", "a")
                .hardLink("c", "b")
                .bytes());
        deploy(here -> here.add(Extract.of(archive).to("app")));
        assertThat(disk.read("app/" + longName)).isEqualTo("gnu");
        assertThat(disk.read("app/c")).isEqualTo("content");
        assertThat(deploy(here -> here.add(Extract.of(archive).to("app"))).changed())
                .isEmpty();

        put(new Tar()
                .posix()
                .file(longName, "pax")
                .file("ümlaut-✓", "x")
                .file("ä" + "x".repeat(120), "y")
                .bytes());
        deploy(here -> here.add(Extract.of(archive).to("app")));

        assertThat(disk.read("app/" + longName)).isEqualTo("pax");
        assertThat(disk.read("app/ümlaut-✓")).isEqualTo("x");
        assertThat(disk.read("app/ä" + "x".repeat(120))).isEqualTo("y");
    }

    @Test
    void readsNamesInOtherEncodingsWhenTold() {
        put(new Zip().encoding("CP437").file("blåbær", "x").bytes());
        assertThat(theatre.deploy(here -> here.add(Extract.of(archive).to("app")))
                        .failure())
                .contains("a name in it is not encoded in UTF-8: say how it is by .encoding(\"latin1\")");
        assertThat(disk.exists("app")).isFalse();
        deploy(here -> here.add(Extract.of(archive).to("app").encoding("cp437")));
        assertThat(tree()).containsExactly("blåbær");

        put(new Tar("ISO-8859-1").file("smørbrød", "x").bytes());
        assertThat(theatre.deploy(here -> here.add(Extract.of(archive).to("app")))
                        .failure())
                .contains("a name in it is not encoded in UTF-8");
        put(new Tar("CP437").file("smårbråd", "x").bytes());
        deploy(here -> here.add(Extract.of(archive).to("app").encoding("cp437").removeOld()));

        assertThat(tree()).containsExactly("smårbråd");
    }

    @Test
    void capitalsMakeADifferenceWhereTheFileSystemSaysSo() {
        put(new Tar().file("README", "1").file("readme", "2").bytes());

        deploy(here -> here.add(Extract.of(archive).to("app")));

        assertThat(tree()).containsExactly("README", "readme");
    }

    @Test
    void aPredictionKnowsWhatWouldBeUnpacked() {
        put(app().bytes());
        Consumer<Configuration> stage = here -> {
            here.add(Extract.of(archive).to("app").strip(1));
            here.add(SyncDirectory.at("copy").source(here.map("app")));
            here.add(File.at("app.conf").source(here.map("app/conf/app.conf").toString()));
        };

        Run run = theatre.predict(stage);

        assertThat(run.notKnown()).isEmpty();
        assertThat(run.diffs()).contains("+port = 80");
        assertThat(theatre.deploy(stage).diffs()).contains("+port = 80");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void goesOnWithWhatAnInterruptedRunLeft() throws Exception {
        put(app().bytes());
        deploy(this::unpacked);
        Path noted = disk.path(".unpacked")
                .resolve(disk.tree().stream()
                        .filter(path -> path.startsWith(".unpacked/"))
                        .findFirst()
                        .orElseThrow()
                        .substring(10));
        String text = Files.readString(noted);
        Files.writeString(noted, text.replace("\ttrue\n", "\tfalse\n"));
        Files.delete(disk.path("app/conf/app.conf"));
        Object inode = disk.inode("app/bin/start");

        assertThat(deploy(this::unpacked).messages()).containsExactly("adds conf/app.conf");

        assertThat(disk.inode("app/bin/start")).isEqualTo(inode);
        assertThat(deploy(this::unpacked).changed()).isEmpty();
        text = Files.readString(noted);
        for (String damaged :
                List.of("", "nonsense", text.substring(0, text.length() / 2), text.replace("FILE", "X"))) {
            Files.write(noted, damaged.getBytes(StandardCharsets.UTF_8));
            theatre.deploy(this::unpacked);
            assertThat(Files.readString(noted)).isEqualTo(text);
        }
    }

    @Test
    void refusesWhatIsInTheWay() {
        put(app().bytes());
        disk.link("app/bin", "../other");

        assertThat(theatre.deploy(this::unpacked).failure())
                .contains("stands at " + disk.path("app/bin") + ", where the archive has a directory");
        assertThat(tree()).containsExactly("bin");
        assertThat(theatre.predict(this::unpacked).notKnown())
                .singleElement()
                .asString()
                .contains("where the archive has a directory");
    }

    @Test
    void needsTheArchiveAndTheDirectoryAbove() {
        assertThat(theatre.deploy(this::unpacked).failure())
                .contains("there is nothing at " + archive + ": deploy the component that makes it before this one");
        put(app().bytes());
        assertThat(theatre.deploy(here -> here.add(Extract.of(archive).to("a/b")))
                        .failure())
                .contains("does not exist: add .leading()");
        deploy(here -> here.add(Extract.of(archive).to("a/b").leading()));
        assertThat(disk.isDirectory("a/b/app-1")).isTrue();
    }

    @Test
    void unpacksBesideTheArchiveByDefault() {
        new Disk(outside).write("tool-1.2.tar.gz", Archives.gzip(app().bytes()));

        deploy(here -> here.add(Extract.of(outside.resolve("tool-1.2.tar.gz"))));

        assertThat(outside.resolve("tool-1.2/app-1/bin/start")).exists();
        assertThat(theatre.problems(here -> here.add(Extract.of("tool.bin"))))
                .contains("Extract(\"tool.bin\") does not say where to unpack to")
                .contains("add .to(directory)");
    }

    @Test
    void isCheckedWhereItIsMade() {
        assertThatThrownBy(() -> Extract.of("a.tar").strip(-1)).hasMessageContaining("0 or more directories");
        assertThatThrownBy(() -> Extract.of("a.tar").umask("x")).hasMessageStartingWith("Extract(\"a.tar\"): ");
        assertThatThrownBy(() -> Extract.of("a.tar").owner(" ")).hasMessageContaining("the owner is empty");
        assertThatThrownBy(() -> Extract.of("a.tar").maxSize(0)).hasMessageContaining("more than 0 bytes");
        assertThatThrownBy(() -> Extract.of("a.tar").maxMembers(0)).hasMessageContaining("more than 0 members");
        assertThat(theatre.problems(here -> here.add(Extract.of("a.tar").include("["))))
                .contains("is no file name pattern");
        assertThat(theatre.problems(here -> {
                    here.add(Extract.of("a.tar").to("x"));
                    here.add(Extract.of("b.tar").to("x"));
                }))
                .contains("x");
    }
}
