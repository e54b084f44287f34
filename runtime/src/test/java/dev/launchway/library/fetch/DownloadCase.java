package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, a stage that downloads from it, and what its tests look at. */
abstract class DownloadCase {

    static final byte[] CONTENT =
            "a file of some length, and a bit more\n".repeat(5000).getBytes(UTF_8);
    static final String SUM = Sha256.hex(CONTENT);

    static final int HALF = CONTENT.length / 2;

    @TempDir
    Path base;

    @TempDir
    Path outside;

    Theatre theatre;
    Disk disk;
    FetchServer server;

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

    Consumer<Configuration> stage(UnaryOperator<Download> settings) {
        return here -> here.add(settings.apply(Download.of(server.url("/app.jar"))
                .sha256(SUM)
                .retries(3, Duration.ofMillis(10))
                .idleTimeout("60s")));
    }

    Consumer<Configuration> stage() {
        return stage(download -> download);
    }

    /** Predicts and deploys; the prediction says what happens, asks nobody and leaves nothing. */
    Run deploy(Consumer<Configuration> stage) {
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

    void isThere() {
        assertThat(disk.bytes("app.jar")).isEqualTo(CONTENT);
        assertThat(disk.tree()).noneMatch(path -> path.contains(".part"));
    }

    String failure(Consumer<Configuration> stage) {
        return theatre.deploy(stage).failure();
    }
}
