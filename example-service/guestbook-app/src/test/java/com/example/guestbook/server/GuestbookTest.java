package com.example.guestbook.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestbookTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Guestbook guestbook;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectory(directory.resolve("exports"));
        guestbook = Guestbook.start(new Settings(
                "Tea & Talk",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("web", "worker"),
                "jdbc:h2:mem:" + directory.getFileName() + ";DB_CLOSE_DELAY=-1",
                "a password",
                "a session key",
                2,
                100,
                3,
                List.of(),
                false,
                directory.resolve("access.log"),
                directory.resolve("drain")));
    }

    @AfterEach
    void stop() {
        guestbook.close();
    }

    @Test
    void showsWhatWasPostedAndEscapesIt() throws Exception {
        HttpResponse<String> posted = post("Ada <b>", "1 < 2 & \"so on\"");

        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(posted.headers().firstValue("Location")).contains("/");
        assertThat(get("/").body())
                .contains("<h1>Tea &amp; Talk</h1>")
                .contains("Ada &lt;b&gt;")
                .contains("1 &lt; 2 &amp; &quot;so on&quot;")
                .doesNotContain("<b>");
    }

    @Test
    void remembersWhoSignedAndBelievesNobodyElse() throws Exception {
        String cookie =
                post("Ada <b>", "hello").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).contains("HttpOnly");
        String value = cookie.split(";", 2)[0];
        assertThat(get("/", value)).contains("value=\"Ada &lt;b&gt;\"");
        assertThat(get("/", "author=QWRh" + value.substring(value.indexOf('.'))))
                .contains("value=\"\"");
        assertThat(get("/", "author=QWRh")).contains("value=\"\"");
    }

    private String get(String path, String cookie) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie)).body();
    }

    @Test
    void showsTheNewestEntriesOnly() throws Exception {
        post("a", "first");
        post("b", "second");
        post("c", "third");

        assertThat(get("/").body()).contains("second", "third").doesNotContain("first");
    }

    @Test
    void refusesWhatIsEmptyOrTooLong() throws Exception {
        assertThat(post("", "x").statusCode()).isEqualTo(422);
        assertThat(post("x", " ").statusCode()).isEqualTo(422);
        assertThat(post("x", "y".repeat(2001)).statusCode()).isEqualTo(422);
        assertThat(post("x", "y".repeat(40_000)).statusCode()).isEqualTo(413);
        assertThat(get("/").body()).contains("Nobody has signed yet");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/entries").statusCode()).isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(uri("/entries")).POST(HttpRequest.BodyPublishers.ofString("author=%zz")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void slowsDownWhoPostsALot() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(post("a", "again").statusCode());
        }

        assertThat(answers).startsWith(303).contains(429);
    }

    @Test
    void isUnhealthyWhileItDrains() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);

        Files.createFile(directory.resolve("drain"));

        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void exportsAllEntriesAndKeepsTheNewestFiles() throws Exception {
        post("Ada", "two\nlines");
        Files.createFile(directory.resolve("exports/guestbook-20200101T000000.tsv"));

        Path file = new Export(directory.resolve("exports"), 1).save(uri("/export"));

        assertThat(file).content().contains("\tAda\ttwo\\nlines\n");
        assertThat(directory.resolve("exports").toFile().list())
                .containsExactly(file.getFileName().toString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + guestbook.port() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String author, String message) throws IOException, InterruptedException {
        String body = "author=" + URLEncoder.encode(author, StandardCharsets.UTF_8) + "&message="
                + URLEncoder.encode(message, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri("/entries")).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
