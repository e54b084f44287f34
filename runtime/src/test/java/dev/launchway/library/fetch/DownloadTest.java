package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Extract;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is downloaded, compared and replaced. */
class DownloadTest extends DownloadCase {

    @TestFactory
    Stream<DynamicTest> invariant() {
        server.on("/app.jar", FetchServer.file(CONTENT, "\"1\""));
        return BlockInvariant.of(Download.class)
                .deployed(stage(download -> download.to("lib/app.jar").leading().mode("0640")))
                .present(work -> {
                    assertThat(work.bytes("lib/app.jar")).isEqualTo(CONTENT);
                    assertThat(work.mode("lib/app.jar")).isEqualTo("rw-r-----");
                    assertThat(work.tree()).noneMatch(path -> path.contains(".part"));
                })
                .drift("changed", work -> work.write("lib/app.jar", "other"))
                .drift("another mode", work -> work.setMode("lib/app.jar", "rw-r--r--"))
                .drift("removed", work -> work.delete("lib/app.jar"))
                .drift("all of it removed", work -> work.delete("lib"))
                .drift("a link instead", work -> {
                    work.delete("lib/app.jar");
                    work.link("lib/app.jar", "/dev/null");
                })
                .removed(here -> here.add(Purge.of("lib/app.jar")), work -> assertThat(work.exists("lib/app.jar"))
                        .isFalse())
                .in(base.resolve("invariant"));
    }

    @TestFactory
    Stream<DynamicTest> invariantOfAFileOfTheHost() {
        return BlockInvariant.of(Download.class)
                .given(work -> work.write("mirror/app.jar", CONTENT))
                .deployed(here ->
                        here.add(Download.of(here.map("mirror/app.jar").toUri().toString())
                                .sha256(SUM)))
                .present(work -> assertThat(work.bytes("app.jar")).isEqualTo(CONTENT))
                .drift("changed", work -> work.write("app.jar", "other"))
                .removed(here -> here.add(Purge.of("app.jar")), work -> assertThat(work.exists("app.jar"))
                        .isFalse())
                .in(base.resolve("invariant"));
    }

    @Test
    void downloadsOnceAndIsLeftAloneThen() {
        server.on("/app.jar", FetchServer.content(CONTENT));

        Run first = deploy(stage());

        assertThat(first.changed()).containsExactly("Download(\"app.jar\") > Fetch");
        assertThat(first.messages()).containsExactly("downloads " + server.url("/app.jar"));
        isThere();
        assertThat(disk.mode("app.jar")).isEqualTo("rw-r--r--");
        assertThat(deploy(stage()).changed()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsNothingAndAsksNobodyWhenNothingChanged() throws Exception {
        server.on("/app.jar", FetchServer.content(CONTENT));
        deploy(stage());
        FileTime time = Files.getLastModifiedTime(disk.path("app.jar"));
        byte[] garbage = CONTENT.clone();
        garbage[0]++;
        Files.write(disk.path("app.jar"), garbage);
        Files.setLastModifiedTime(disk.path("app.jar"), time);
        server.close();

        assertThat(theatre.deploy(stage()).changed()).isEmpty();
    }

    @Test
    void aFileThatWasOnlyTouchedChangesNothing() {
        server.on("/app.jar", FetchServer.content(CONTENT));
        deploy(stage());
        disk.age("app.jar");

        assertThat(deploy(stage()).changed()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFileThatIsThereAlreadyIsNotDownloaded() {
        disk.write("app.jar", CONTENT);

        assertThat(deploy(stage()).changed()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void mendsWhatWasChangedByHand() throws Exception {
        server.on("/app.jar", FetchServer.content(CONTENT));
        Consumer<Configuration> stage = stage(download -> download.mode("0640"));
        deploy(stage);
        disk.write("app.jar", "changed");
        disk.setMode("app.jar", "rw-r--r--");

        deploy(stage);

        isThere();
        assertThat(disk.mode("app.jar")).isEqualTo("rw-r-----");
        Files.delete(disk.path("app.jar"));
        deploy(stage);
        isThere();
        disk.setMode("app.jar", "rw-r--r--");
        assertThat(deploy(stage).changed())
                .contains("Download(\"app.jar\") > Mode")
                .noneMatch(name -> name.endsWith("Fetch"));
        assertThat(deploy(stage).changed()).isEmpty();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void anotherChecksumReplacesTheFile() {
        server.on("/app.jar", FetchServer.content(CONTENT));
        deploy(stage());
        byte[] other = "version 2".getBytes(UTF_8);
        server.on("/app.jar", FetchServer.content(other));

        deploy(stage(download -> download.sha256(Sha256.hex(other))));

        assertThat(disk.bytes("app.jar")).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, sha256", "SHA-384, sha384", "SHA-512, sha512"})
    void takesEachChecksumThatCannotBeForged(String algorithm, String word) throws Exception {
        server.on("/app.jar", FetchServer.content(CONTENT));
        String hex = HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance(algorithm).digest(CONTENT));
        Consumer<Configuration> stage = stage(download -> download.checksum(word + ":" + hex));

        deploy(stage);
        disk.age("app.jar");

        assertThat(deploy(stage).changed()).isEmpty();
    }

    @Test
    void whatHasAnotherChecksumIsNotKept() {
        disk.write("app.jar", "old");
        byte[] wrong = "something else".getBytes(UTF_8);
        server.on("/app.jar", FetchServer.content(wrong), FetchServer.content(CONTENT));

        assertThat(failure(stage()))
                .isEqualTo("Download(\"app.jar\") > Fetch: cannot download " + server.url("/app.jar")
                        + ": its checksum is sha256:" + Sha256.hex(wrong) + ", expected is sha256:" + SUM
                        + " (14 bytes): it is another file than was meant, and is not kept; the file that is there stays"
                        + " as it is");

        assertThat(disk.read("app.jar")).isEqualTo("old");
        assertThat(disk.tree()).noneMatch(path -> path.contains(".part"));
        deploy(stage());
        isThere();
    }

    @Test
    void saysThatAPageCameInPlaceOfTheFile() {
        server.on("/app.jar", FetchServer.content("<html>".getBytes(UTF_8), "Content-Type: text/html; charset=utf-8"));

        assertThat(failure(stage())).contains("expected is sha256:" + SUM, "what came is an HTML page");
        assertThat(disk.exists("app.jar")).isFalse();
    }

    @Test
    void takesAFileOfTheHost() {
        new Disk(outside).write("app.jar", CONTENT);
        Consumer<Configuration> stage =
                here -> here.add(Download.of(outside.resolve("app.jar").toUri().toString())
                        .to("lib/x.jar")
                        .leading()
                        .sha256(SUM));

        deploy(stage);

        assertThat(disk.bytes("lib/x.jar")).isEqualTo(CONTENT);
        assertThat(deploy(stage).changed()).isEmpty();
        new Disk(outside).write("app.jar", "other");
        assertThat(deploy(stage).changed()).isEmpty();
        disk.write("lib/x.jar", "changed");
        assertThat(failure(stage))
                .contains("cannot download " + outside.resolve("app.jar"), "expected is sha256:" + SUM);
        assertThat(failure(here -> here.add(Download.of("file:///no/such").sha256(SUM))))
                .contains("there is no file /no/such on this host");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatItBringsCanBeUnpacked() throws Exception {
        byte[] archive = zip("app-1/start", "#!/bin/sh\n");
        new Disk(outside).write("app.zip", archive);
        Consumer<Configuration> stage = here -> {
            Download download = here.add(
                    Download.of(outside.resolve("app.zip").toUri().toString()).sha256(Sha256.hex(archive)));
            here.add(Extract.of(download).to("app").strip(1));
        };

        deploy(stage);

        assertThat(disk.read("app/start")).isEqualTo("#!/bin/sh\n");
        assertThat(deploy(stage).changed()).isEmpty();
    }

    @Test
    void aPredictionDoesNotKnowWhatIsToBeDownloaded() throws Exception {
        byte[] archive = zip("app-1/start", "#!/bin/sh\n");
        server.on("/app.zip", FetchServer.content(archive));
        Consumer<Configuration> stage = here -> {
            Download download = here.add(Download.of(server.url("/app.zip")).sha256(Sha256.hex(archive)));
            here.add(Extract.of(download).to("app").strip(1));
        };

        assertThat(theatre.predict(stage).notKnown())
                .singleElement()
                .asString()
                .contains("the content of " + server.url("/app.zip")
                        + " is not known before it is downloaded, which a prediction does not do");

        theatre.deploy(stage);
        assertThat(disk.read("app/start")).isEqualTo("#!/bin/sh\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/app-1.2.tar.gz, , app-1.2.tar.gz",
        "/a/app-1.2.tar.gz?token=x, , app-1.2.tar.gz",
        "/a/with%20blank, , with blank",
        "/a/app.jar, other.jar, other.jar",
        "/a/app.jar, lib/, lib/app.jar"
    })
    void isCalledAsTheUrlSays(String path, String to, String name) {
        server.on(path, FetchServer.content(CONTENT));

        deploy(here -> {
            Download download = Download.of(server.url(path)).sha256(SUM).leading();
            here.add(to == null ? download : download.to(to));
            assertThat(download.path()).isEqualTo(here.workdir().resolve(name));
        });

        assertThat(disk.bytes(name)).isEqualTo(CONTENT);
    }

    @Test
    void replacesASymlinkAndNotWhatItPointsTo() {
        server.on("/app.jar", FetchServer.content(CONTENT));
        Path other = new Disk(outside).write("other", "stays");
        disk.link("app.jar", other.toString());

        assertThat(deploy(stage()).messages())
                .contains("replaces what is there: a symlink to " + other + " stands at " + disk.path("app.jar"));

        assertThat(disk.isFile("app.jar")).isTrue();
        assertThat(new Disk(outside).read("other")).isEqualTo("stays");
    }

    @Test
    void doesNotReplaceADirectory() {
        disk.write("app.jar/file", "x");

        assertThat(failure(stage())).contains("a directory that is not empty stands at " + disk.path("app.jar"));
        assertThat(failure(stage(download -> download.to("no/such.jar"))))
                .contains("the directory " + disk.path("no") + " does not exist: add .leading() to create it");
    }
}
