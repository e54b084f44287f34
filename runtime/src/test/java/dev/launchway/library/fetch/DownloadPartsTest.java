package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.text.Sha256;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Downloads that were interrupted, and what is taken of their parts. */
class DownloadPartsTest extends DownloadCase {

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
}
