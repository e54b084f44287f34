package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.archive.Extract;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final byte[] CONTENT =
            "a file of some length, and a bit more\n".repeat(5000).getBytes(UTF_8);
    private static final String SUM = Sha256.hex(CONTENT);
    private static final int HALF = CONTENT.length / 2;

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;
    private FetchServer server;

    @BeforeEach
    void open() throws IOException {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        server = FetchServer.http();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Consumer<Configuration> stage(UnaryOperator<Download> settings) {
        return here -> here.add(settings.apply(Download.of(server.url("/app.jar"))
                .sha256(SUM)
                .retries(3, Duration.ofMillis(10))
                .idleTimeout("60s")));
    }

    private Consumer<Configuration> stage() {
        return stage(download -> download);
    }

    /** Predicts and deploys; the prediction says what happens, asks nobody and leaves nothing. */
    private Run deploy(Consumer<Configuration> stage) {
        List<String> before = new Disk(base).tree();
        int asked = server.requests().size();
        Run predicted = theatre.predict(stage);
        assertThat(new Disk(base).tree()).isEqualTo(before);
        assertThat(server.requests()).hasSize(asked);
        assertThat(predicted.notKnown()).isEmpty();
        Run done = theatre.deploy(stage);
        assertThat(done.changed()).isEqualTo(predicted.changed());
        assertThat(done.messages()).startsWith(predicted.messages().toArray(new String[0]));
        return done;
    }

    private void isThere() {
        assertThat(disk.bytes("app.jar")).isEqualTo(CONTENT);
        assertThat(disk.tree()).noneMatch(path -> path.contains(".part"));
    }

    private String failure(Consumer<Configuration> stage) {
        return theatre.deploy(stage).failure();
    }

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

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void triesAgainWhatMayPass(int status) {
        server.on(
                "/app.jar",
                FetchServer.status(status),
                FetchServer.status(status, "Retry-After: 0"),
                FetchServer.content(CONTENT));

        Run run = deploy(stage());

        isThere();
        assertThat(server.requests()).hasSize(3);
        assertThat(run.messages())
                .anyMatch(message -> message.startsWith("the server answers with status " + status + "; goes on in 0"))
                .contains("the server answers with status " + status + "; goes on in 0.0 s");
    }

    @Test
    void givesUpInTheEnd() {
        server.on("/app.jar", FetchServer.status(503));

        assertThat(failure(stage()))
                .endsWith("cannot download " + server.url("/app.jar")
                        + ": the server answers with status 503, tried 4 times");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        server.on("/app.jar", FetchServer.status(429, "Retry-After: 7200"));

        assertThat(failure(stage()))
                .contains("status 429, and asks to wait for 7200.0 s; the time limit of 1800.0 s is over");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | the server answers with status 400",
                "401 | it wants credentials; give them by .basic(user, secret)",
                "403 | it lets nobody have it who asks so",
                "404 | there is no such file; look at the URL",
                "501 | the server answers with status 501",
                "204 | the server answers with status 204"
            })
    void doesNotTryAgainWhatStays(int status, String words) {
        server.on("/app.jar", FetchServer.status(status));

        assertThat(failure(stage())).contains(words);
        assertThat(server.requests()).hasSize(1);
        assertThat(disk.exists("app.jar")).isFalse();
    }

    @Test
    void saysThatNoServerIsThere() throws Exception {
        server.close();

        assertThat(failure(stage(download -> download.retries(1, Duration.ofMillis(1)))))
                .contains("no connection to localhost:" + server.port())
                .contains("tried 2 times");
        assertThat(theatre.deploy(here -> here.add(Download.of("http://no-such-host.invalid/a")
                                .sha256(SUM)
                                .retries(0, Duration.ofMillis(1))))
                        .failure())
                .contains("the name of no-such-host.invalid:80 is not known");
    }

    @Test
    void goesOnWhereTheConnectionBrokeOff() {
        server.on("/app.jar", FetchServer.file(CONTENT, HALF, "ETag: \"1\""), FetchServer.file(CONTENT, "\"1\""));

        Run run = deploy(stage());

        isThere();
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).from()).isEqualTo(HALF);
        assertThat(server.requests().get(1).field("if-range")).isEqualTo("\"1\"");
        assertThat(run.messages())
                .anyMatch(message -> message.startsWith(
                        "the connection broke off after " + HALF + " of " + CONTENT.length + " bytes"));
    }

    @Test
    void theNextRunGoesOnToo() {
        server.on("/app.jar", FetchServer.file(CONTENT, HALF, "ETag: \"1\""), FetchServer.file(CONTENT, "\"1\""));
        Consumer<Configuration> stage = stage(download -> download.retries(0, Duration.ofMillis(1)));
        disk.write("app.jar", "old");

        assertThat(failure(stage))
                .contains("; the " + HALF + " bytes that came are kept, the next run goes on with them")
                .endsWith("; the file that is there stays as it is");

        assertThat(disk.read("app.jar")).isEqualTo("old");
        assertThat(disk.tree().stream().filter(path -> path.contains(".part")))
                .hasSize(2)
                .allMatch(path -> disk.mode(path).equals("rw-------"));
        deploy(stage);
        isThere();
        assertThat(server.requests().get(1).from()).isEqualTo(HALF);
    }

    @Test
    void aPartOfAnotherFileIsNotGoneOnWith() {
        byte[] other = "version 2, which is another one".getBytes(UTF_8);
        server.on("/app.jar", FetchServer.file(CONTENT, HALF, "ETag: \"1\""), FetchServer.file(other, "\"2\""));
        failure(stage(download -> download.retries(0, Duration.ofMillis(1))));

        deploy(stage(download -> download.sha256(Sha256.hex(other))));

        assertThat(disk.bytes("app.jar")).isEqualTo(other);
        assertThat(server.requests().get(1).from()).isZero();
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoParts() {
        server.on("/app.jar", FetchServer.broken(CONTENT, HALF), FetchServer.content(CONTENT));

        deploy(stage());

        isThere();
        assertThat(server.requests().get(1).from()).isEqualTo(HALF);
    }

    @Test
    void beginsAnewWhenTheFileHasChangedAtTheServer() {
        byte[] old = CONTENT.clone();
        old[3]++;
        server.on("/app.jar", FetchServer.file(old, HALF, "ETag: \"1\""), FetchServer.file(CONTENT, "\"2\""));

        deploy(stage());

        isThere();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void beginsAnewWhenTheFileHasChangedAndTheServerDoesNotSaySo() {
        byte[] old = CONTENT.clone();
        old[3]++;
        server.on(
                "/app.jar",
                FetchServer.file(old, HALF, "X-Nothing: 1"),
                FetchServer.file(CONTENT, CONTENT.length, "X-Nothing: 2"));

        Run run = deploy(stage());

        isThere();
        assertThat(run.messages()).contains(server.url("/app.jar") + " changed between two parts of it; begins anew");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aPartThatTheServerDidNotMeanIsNotTaken() {
        byte[] old = CONTENT.clone();
        old[3]++;
        server.on(
                "/app.jar",
                FetchServer.file(old, HALF, "ETag: \"1\""),
                // One that looks at no If-Range: another content by its tag.
                (request, out) -> {
                    FetchServer.head(
                            out,
                            206,
                            "ETag: \"2\"",
                            "Content-Range: bytes " + request.from() + "-" + (CONTENT.length - 1) + "/"
                                    + CONTENT.length,
                            "Content-Length: " + (CONTENT.length - request.from()));
                    out.write(CONTENT, request.from(), CONTENT.length - request.from());
                },
                FetchServer.file(CONTENT, "\"2\""));

        Run run = deploy(stage());

        isThere();
        assertThat(run.messages())
                .anyMatch(message -> message.startsWith("the server sends another part than it was asked for"));
    }

    @Test
    void whatHasComeAsAWholeIsNotAskedForAgain() {
        String name =
                Sha256.hex(disk.path("app.jar").toString().getBytes(UTF_8)).substring(0, 16);
        server.on("/app.jar", FetchServer.file(CONTENT, CONTENT.length - 1, "ETag: \"1\""));
        failure(stage(download -> download.retries(0, Duration.ofMillis(1))));
        disk.write(".downloads/" + name + ".part", CONTENT);

        deploy(stage());

        isThere();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aPartThatIsLongerThanTheFileIsThrownAway() {
        byte[] shorter = "short".getBytes(UTF_8);
        server.on(
                "/app.jar",
                FetchServer.file(CONTENT, HALF, "X-Nothing: 1"),
                FetchServer.file(shorter, 5, "X-Nothing: 1"));

        deploy(stage(download -> download.sha256(Sha256.hex(shorter))));

        assertThat(disk.read("app.jar")).isEqualTo("short");
    }

    @Test
    void aContentThatIsShorterThanItSaysIsNotTaken() {
        server.on("/app.jar", (request, out) -> {
            FetchServer.head(out, 200, "Content-Length: " + (CONTENT.length + 100));
            out.write(CONTENT);
        });

        assertThat(failure(stage(download -> download.retries(1, Duration.ofMillis(1)))))
                .contains("broke off after " + CONTENT.length + " of " + (CONTENT.length + 100) + " bytes");
        assertThat(disk.exists("app.jar")).isFalse();
    }

    @Test
    void aContentThatIsLongerThanItSaysIsNotTaken() {
        server.on("/app.jar", (request, out) -> {
            FetchServer.head(out, 200, "Content-Length: 100");
            out.write(CONTENT);
        });

        assertThat(failure(stage())).contains("expected is sha256:" + SUM + " (100 bytes)");
    }

    @Test
    void chunksThatBreakOffAreNotTaken() {
        FetchServer.Handler broken = (request, out) -> {
            FetchServer.head(out, 200, "Transfer-Encoding: chunked");
            out.write((Integer.toHexString(CONTENT.length) + "\r\n").getBytes(UTF_8));
            out.write(CONTENT);
            out.write("\r\n".getBytes(UTF_8));
        };
        server.on("/app.jar", broken, (request, out) -> {
            FetchServer.head(out, 200, "Transfer-Encoding: chunked");
            out.write((Integer.toHexString(CONTENT.length) + "\r\n").getBytes(UTF_8));
            out.write(CONTENT);
            out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
        });

        Run run = deploy(stage());

        isThere();
        assertThat(run.messages()).anyMatch(message -> message.startsWith("the connection broke off after "));
    }

    @Test
    void whatIsNoHttpIsTriedAgain() {
        server.on(
                "/app.jar",
                (request, out) -> out.write("what?\r\n\r\n".getBytes(UTF_8)),
                (request, out) -> {},
                FetchServer.content(CONTENT));

        deploy(stage());

        isThere();
    }

    @Test
    void givesUpAConnectionThatStallsAndGoesOn() {
        server.on(
                "/app.jar",
                (request, out) -> {
                    FetchServer.file(CONTENT, HALF, "ETag: \"1\"").answer(request, out);
                    out.flush();
                    server.stall();
                },
                (request, out) -> server.stall(),
                FetchServer.file(CONTENT, "\"1\""));

        Run run = deploy(stage(download -> download.idleTimeout("1s")));

        isThere();
        assertThat(run.messages())
                .anyMatch(message -> message.contains("bytes (nothing came for 1.0 s)"))
                .anyMatch(message -> message.startsWith("the server does not answer in time"));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        server.on("/app.jar", (request, out) -> server.stall());

        assertThat(failure(stage(download -> download.timeout("1s"))))
                .contains(
                        "the server does not answer in time",
                        "the time limit of 1.0 s is over",
                        ".timeout(…) allows more");
    }

    @Test
    void aServerThatBreaksOffAtTheSamePlaceEachTimeIsGivenUp() {
        server.on("/app.jar", FetchServer.broken(CONTENT, HALF));

        assertThat(failure(stage())).contains("broke off after " + HALF, "tried 4 times");
    }

    @Test
    void doesNotTakeMoreThanItMay() {
        server.on("/app.jar", FetchServer.content(CONTENT));
        assertThat(failure(stage(download -> download.maxSize(1000)))).contains("it is larger than 1000 bytes");
        server.on("/app.jar", (request, out) -> {
            FetchServer.head(out, 200, "Transfer-Encoding: chunked");
            while (true) {
                out.write("1000\r\n".getBytes(UTF_8));
                out.write(new byte[4096]);
                out.write("\r\n".getBytes(UTF_8));
            }
        });

        assertThat(failure(stage(download -> download.maxSize(100_000))))
                .contains("it is larger than 100000 bytes: allow more by .maxSize(…)");

        assertThat(disk.tree()).noneMatch(path -> path.contains(".part"));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
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
    void takesWhatIsCompressedForTheWay() throws Exception {
        byte[] packed = gzip(CONTENT);
        server.on(
                "/app.jar",
                FetchServer.broken(packed, packed.length / 2, "ETag: \"1\"", "Content-Encoding: gzip"),
                (request, out) -> {
                    FetchServer.head(
                            out,
                            206,
                            "Content-Encoding: gzip",
                            "Content-Range: bytes " + request.from() + "-" + (packed.length - 1) + "/" + packed.length,
                            "Content-Length: " + (packed.length - request.from()));
                    out.write(packed, request.from(), packed.length - request.from());
                });

        deploy(stage(Download::compressed));

        isThere();
        assertThat(server.requests())
                .allMatch(request -> request.field("accept-encoding").equals("gzip"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void unpacksNothingThatItDidNotAskFor() throws Exception {
        byte[] packed = gzip(CONTENT);
        server.on("/app.jar", FetchServer.content(packed, "Content-Encoding: x-gzip"));

        deploy(stage(download -> download.sha256(Sha256.hex(packed))));

        assertThat(disk.bytes("app.jar")).isEqualTo(packed);
        assertThat(server.requests().get(0).field("accept-encoding")).isEqualTo("identity");
    }

    @Test
    void whatIsCompressedMayNotGrowWithoutEnd() throws Exception {
        byte[] packed = gzip(new byte[1_000_000]);
        server.on("/app.jar", FetchServer.content(packed, "Content-Encoding: gzip"));

        assertThat(failure(stage(download -> download.compressed().maxSize(100_000))))
                .contains("it is larger than 100000 bytes");
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

    private List<String> asked() {
        return server.requests().stream().map(FetchServer.Request::path).toList();
    }

    @Test
    void theControllerDownloadsItAndKeepsIt() throws Exception {
        server.on("/app.jar", FetchServer.content(CONTENT));
        Consumer<Configuration> stage = stage(Download::viaController);

        assertThat(theatre.predict(stage).changed()).containsExactly("Download(\"app.jar\") > Fetch");
        assertThat(asked()).isEmpty();
        assertThat(theatre.deploy(stage).messages()).containsExactly("downloads " + server.url("/app.jar"));

        isThere();
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        Files.delete(disk.path("app.jar"));
        theatre.deploy(stage);
        isThere();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void theControllerKeepsWhatTheServerSaysNoLengthOf() throws Exception {
        server.on("/app.jar", (request, out) -> {
            FetchServer.head(out, 200);
            out.write(CONTENT);
        });
        Consumer<Configuration> stage = stage(Download::viaController);

        theatre.deploy(stage);
        Files.delete(disk.path("app.jar"));
        theatre.deploy(stage);

        isThere();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void theControllerGoesOnWithWhatBrokeOff() {
        server.on("/app.jar", FetchServer.file(CONTENT, HALF, "ETag: \"1\""), FetchServer.file(CONTENT, "\"1\""));
        Consumer<Configuration> stage =
                stage(download -> download.viaController().retries(0, "1ms"));
        disk.write("app.jar", "old");

        assertThat(failure(stage))
                .startsWith("Download(\"app.jar\") > Fetch: the controller cannot get '" + server.url("/app.jar"))
                .contains("the connection broke off after " + HALF);

        assertThat(disk.read("app.jar")).isEqualTo("old");
        theatre.deploy(stage);
        isThere();
        assertThat(server.requests().get(1).from()).isEqualTo(HALF);
    }

    @Test
    void theControllerSendsNothingThatHasAnotherChecksum() {
        server.on("/app.jar", FetchServer.content("other".getBytes(UTF_8)), FetchServer.content(CONTENT));
        Consumer<Configuration> stage = stage(Download::viaController);

        assertThat(failure(stage)).contains("the controller cannot get", "expected is sha256:" + SUM);
        assertThat(disk.exists("app.jar")).isFalse();
        theatre.deploy(stage);
        isThere();
    }

    @Test
    void theControllerSendsAFileOfItsOwn() {
        Path file = new Disk(outside).write("app.jar", CONTENT);
        Consumer<Configuration> stage = here ->
                here.add(Download.of(file.toUri().toString()).sha256(SUM).viaController());

        theatre.deploy(stage);

        isThere();
        assertThat(failure(here ->
                        here.add(Download.of("file:///no/such").sha256(SUM).viaController())))
                .contains("there is no file /no/such on the controller");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://example.com/a | it begins with https://, http:// or file:///",
                "app.jar | it begins with https://",
                "https://user:pw@example.com/a | the URL 'https://example.com/a' holds a user: take it out",
                "https:///a | names no host",
                "https://example.com/a b | is no URL",
                "file:a | names no file of this host",
                "file://other/a | names no file of this host"
            })
    void saysWhatIsWrongWithAUrl(String url, String words) {
        assertThatThrownBy(() -> Download.of(url)).hasMessageContaining(words).hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "md5:d41d8cd98f00b204e9800998ecf8427e | md5 can be forged: write sha256: or sha512:",
                "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709 | sha1 can be forged",
                "crc32:12 | is no checksum that is taken: write sha256:",
                "12 | is no checksum that is taken",
                "sha256:12 | is no SHA-256, which has 64 hex digits and not 2: 'sha256sum FILE' tells it",
                "sha256:zz | hex digits and not 2 characters",
                "sha256:zzzz52684e3b18ceb4b756ad977c6a1445872945ebdb28e216081eef469d961f | has hex digits alone, 0 to 9 and a to f"
            })
    void saysWhatIsWrongWithAChecksum(String text, String words) {
        assertThatThrownBy(() -> Download.of("https://example.com/a").checksum(text))
                .hasMessageStartingWith("Download(\"a\"): ")
                .hasMessageContaining(words);
    }

    @Test
    void whatIsWrongWithItIsNotToldOfWhatIsMadeOfIt() {
        assertThat(theatre.codes(here -> {
                    Download download = Download.of("https://example.com/a.tar");
                    here.add(new Both(download, Extract.of(download)));
                }))
                .containsExactly("LW150");
    }

    /** A component that has both as its parts. */
    @Component
    static class Both {
        private final Download made;
        private final Extract unpacked;

        @SubComponent
        Download download;

        @SubComponent
        Extract files;

        Both(Download made, Extract unpacked) {
            this.made = made;
            this.unpacked = unpacked;
        }

        void configure(Configuration here) {
            download = made;
            files = unpacked;
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(theatre.problems(here -> here.add(Download.of("https://example.com/a"))))
                .contains(
                        "Download(\"https://example.com/a\") has no checksum, so that any content would do: add .sha256(…)"
                                + " with what 'curl -fsSL https://example.com/a | sha256sum' tells");
        assertThat(theatre.problems(
                        here -> here.add(Download.of("https://example.com/").sha256(SUM))))
                .contains("the URL tells no name for the file: add .to(path)");
        assertThatThrownBy(() -> Download.of("https://example.com/a").retries(-1, Duration.ofSeconds(1)))
                .hasMessageContaining("0 or more times");
        assertThatThrownBy(() -> Download.of("https://example.com/a").maxSize(0))
                .hasMessageContaining("more than 0");
        assertThatThrownBy(() -> Download.of("https://example.com/").to("lib/")).hasMessageContaining("add one to .to");
    }

    @Test
    void twoOfOnePathAreAnError() {
        assertThat(theatre.problems(here -> {
                    here.add(Download.of("https://example.com/1/a").sha256(SUM));
                    here.add(Download.of("https://example.com/2/a").sha256(SUM));
                }))
                .contains("Download(\"a\")");
    }
}
