package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and when it is given up. */
class DownloadRetryTest extends DownloadCase {

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

        Run run = deploy(stage(download -> download.idleTimeout("4s")));

        isThere();
        assertThat(run.messages())
                .anyMatch(message -> message.contains("bytes (nothing came for 4.0 s)"))
                .anyMatch(message -> message.startsWith("the server does not answer in time"));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        server.on("/app.jar", (request, out) -> server.stall());

        assertThat(failure(stage(download -> download.timeout("5s"))))
                .contains(
                        "the server does not answer in time",
                        "the time limit of 5.0 s is over",
                        ".timeout(…) allows more");
    }

    @Test
    void aServerThatBreaksOffAtTheSamePlaceEachTimeIsGivenUp() {
        server.on("/app.jar", FetchServer.broken(CONTENT, HALF));

        assertThat(failure(stage())).contains("broke off after " + HALF, "tried 4 times");
    }
}
