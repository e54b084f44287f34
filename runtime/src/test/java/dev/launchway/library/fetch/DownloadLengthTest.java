package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Run;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Contents of another length than was said, than may be, and than they have on the way. */
class DownloadLengthTest extends DownloadCase {

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
}
