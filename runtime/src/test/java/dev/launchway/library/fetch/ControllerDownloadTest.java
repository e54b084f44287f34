package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the controller downloads for hosts. */
class ControllerDownloadTest extends DownloadCase {

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
}
