package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys the guestbook on this machine and visits it. */
class GuestbookIT {

    @TempDir
    static Path builds;

    private static int port;
    private static Variant original;
    private static Variant stopped;

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void compile() throws IOException {
        port = FreePort.find();
        original = variant("original", "title = \"A first title\"");
        stopped = variant("stopped", "title = \"A first title\"\nrunning = false");
    }

    private static Variant variant(String name, String guestbook, String... more) throws IOException {
        return Variant.compiled(builds.resolve(name), """
                [environment]
                extends = "dev"

                [component.guestbook]
                port = %d
                %s

                %s
                """.formatted(port, guestbook, String.join("\n", more)));
    }

    @BeforeEach
    void deploy() {
        original.run(home, "local", "e2e").succeeded();
    }

    @AfterEach
    void stop() {
        stopped.run(home, "local", "e2e").succeeded();
        HttpRequest request = HttpRequest.newBuilder(uri("/")).build();
        HttpClient another = HttpClient.newHttpClient(); // without connections that once were open
        assertThatThrownBy(() -> another.send(request, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void showsTheGuestbook() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/").body()).contains("<h1>A first title</h1>");
        assertThat(get("/health").body()).isEqualTo("ok\n");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        long pid = pid();
        List<String> before = contents();

        Run again = original.run(home, "local", "e2e", "--json").succeeded();

        assertThat(again.lastLine())
                .contains("\"event\":\"summary\"", "\"changed\":0", "\"failed\":0", "\"skipped\":0");
        assertThat(contents()).isEqualTo(before);
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void restartsTheServerForAChangedTitleAndKeepsTheEntries() throws Exception {
        sign("Ada", "I was here");
        long pid = pid();
        FileTime others = Files.getLastModifiedTime(crontab());

        Run changed = variant("title", "title = \"Another title\"")
                .run(home, "local", "e2e")
                .succeeded();

        assertThat(get("/").body()).contains("<h1>Another title</h1>", "I was here");
        assertThat(pid()).isNotEqualTo(pid);
        assertThat(Files.getLastModifiedTime(crontab())).isEqualTo(others);
        assertThat(changed.stdout() + changed.stderr())
                .contains("guestbook.properties")
                .doesNotContain("guestbook-app.jar", "crontab");
    }

    @Test
    void leavesTheServerAloneForAChangeThatIsNotItsOwn() throws Exception {
        long pid = pid();

        variant("kept", "title = \"A first title\"", "[component.export]", "kept-files = 7")
                .run(home, "local", "e2e")
                .succeeded();

        assertThat(crontab()).content().contains(" exports 7\n");
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void predictsAndChangesNothing() throws Exception {
        long pid = pid();
        List<String> before = contents();

        Run predicted = variant("predicted", "title = \"A third title\"").run(home, "local", "e2e", "--predict");

        assertThat(predicted.exitCode()).isZero();
        assertThat(predicted.stdout() + predicted.stderr())
                .contains("-title = A first title", "+title = A third title");
        assertThat(contents()).isEqualTo(before);
        assertThat(pid()).isEqualTo(pid);
        assertThat(get("/").body()).contains("<h1>A first title</h1>");
    }

    @Test
    void exportsTheEntries() throws Exception {
        sign("Grace", "Nice place");

        String job = Files.readAllLines(crontab()).stream()
                .filter(line -> line.startsWith("40 3 * * * root "))
                .findFirst()
                .orElseThrow();
        Process export = new ProcessBuilder("sh", "-c", job.substring("40 3 * * * root ".length()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("export.log").toFile())
                .start();

        assertThat(export.waitFor()).isZero();
        try (Stream<Path> files = Files.list(home.resolve("work/export/exports"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("\tGrace\tNice place\n"));
        }
    }

    @Test
    void writesTheFilesAroundTheApplication() {
        assertThat(crontab())
                .content()
                .contains(
                        "40 3 * * * root cd " + home.resolve("work/export") + " && java -jar guestbook-app.jar export ")
                .contains("logrotate --state");
        assertThat(home.resolve("work/logrotate/logrotate.conf"))
                .content()
                .contains(home.resolve("work/guestbook/log/access.log") + "\" {\n    daily\n    rotate 14\n");
        assertThat(home.resolve("work/_/etc/prometheus/guestbook.json"))
                .content()
                .contains("http://localhost:" + port + "/health");
    }

    private Path crontab() {
        return home.resolve("work/crontab/crontab");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("work/guestbook/.services/guestbook.child"))
                .get(0));
    }

    /** All that the deployment manages: what the application itself writes is left out. */
    private List<String> contents() throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            return paths.filter(path -> !path.startsWith(home.resolve("work/embedded-database/data"))
                            && !path.startsWith(home.resolve("work/guestbook/log"))
                            && !path.startsWith(home.resolve(".launchway")))
                    .sorted()
                    .map(GuestbookIT::describe)
                    .toList();
        }
    }

    private static String describe(Path path) {
        try {
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            return path + " " + modified + (Files.isRegularFile(path) ? " " + Files.size(path) : "");
        } catch (IOException e) {
            return path + " " + e;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void sign(String author, String message) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/entries"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "author=" + author + "&message=" + message.replace(' ', '+')))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
