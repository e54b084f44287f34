package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom a download talks, what it tells them, and whom it believes. */
class DownloadSecurityTest {

    private static final byte[] CONTENT = "the content".getBytes(UTF_8);
    private static final String PASSWORD = "correct-horse-battery";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("app:" + PASSWORD).getBytes(UTF_8));

    @TempDir
    static Path shared;

    private static TestAuthority authority;
    private static FetchServer secure;

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;
    private FetchServer server;

    @BeforeAll
    static void start() throws Exception {
        Installed.require("openssl");
        authority = new TestAuthority(shared);
        secure = FetchServer.https(authority.server("DNS:localhost"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (secure != null) {
            secure.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        server = FetchServer.http();
        secure.requests().clear();
        secure.on("/app.jar", FetchServer.content(CONTENT));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static Secret password() {
        return Secret.of(PASSWORD).named("app.password");
    }

    private Run deploy(String url, UnaryOperator<Download> settings) {
        return theatre.deploy(here -> here.add(settings.apply(
                Download.of(url).to("app.jar").sha256(Sha256.hex(CONTENT)).retries(0, Duration.ofMillis(1)))));
    }

    private void gets(String url, UnaryOperator<Download> settings) {
        Run run = deploy(url, settings);
        assertThat(run.events()).noneMatch(event -> event instanceof RunEvent.ComponentFailed);
        assertThat(disk.read("app.jar")).isEqualTo("the content");
    }

    private String other(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Test
    void givesCredentialsToTheServer() {
        server.on("/app.jar", FetchServer.content(CONTENT));

        gets(server.url("/app.jar"), download -> download.basic("app", password()));
        disk.delete("app.jar");
        gets(server.url("/app.jar"), download -> download.bearer(password()));
        disk.delete("app.jar");
        gets(server.url("/app.jar"), download -> download.header("X-Api-Key", password())
                .header("Accept", "text/plain"));

        assertThat(server.requests().get(0).field("authorization")).isEqualTo(BASIC);
        assertThat(server.requests().get(1).field("authorization")).isEqualTo("Bearer " + PASSWORD);
        assertThat(server.requests().get(2).field("x-api-key")).isEqualTo(PASSWORD);
        assertThat(server.requests().get(2).field("accept")).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void givesThemToNoOtherServerThatItIsLedTo(int status) {
        server.on("/start", FetchServer.status(status, "Location: next"))
                .on("/next", FetchServer.status(status, "Location: " + other("/elsewhere?token=x")))
                .on("/elsewhere", FetchServer.status(404))
                .on("/elsewhere?token=x", FetchServer.status(status, "Location: " + server.url("/app.jar")))
                .on("/app.jar", FetchServer.content(CONTENT));

        gets(server.url("/start"), download -> download.basic("app", password())
                .header("X-Api-Key", password())
                .header("Accept", "text/plain"));

        assertThat(server.requests())
                .extracting(FetchServer.Request::path)
                .containsExactly("/start", "/next", "/elsewhere?token=x", "/app.jar");
        assertThat(server.requests())
                .extracting(request -> request.field("authorization"))
                .containsExactly(BASIC, BASIC, "", "");
        assertThat(server.requests())
                .extracting(request -> request.field("x-api-key"))
                .containsExactly(PASSWORD, PASSWORD, "", "");
        assertThat(server.requests())
                .allMatch(request -> request.field("accept").equals("text/plain"));
    }

    @Test
    void showsNoCredential() {
        server.on("/app.jar?token=" + PASSWORD, FetchServer.status(401));

        Run run = deploy(server.url("/app.jar?token=" + PASSWORD), download -> download.basic("app", password()));

        assertThat(run.failure()).contains("it does not take the credentials that it was given");
        assertThat(run.events().toString()).doesNotContain(PASSWORD).doesNotContain(BASIC);
        server.on("/app.jar", FetchServer.broken(CONTENT, 3));
        run = deploy(server.url("/app.jar"), download -> download.basic("app", password()));
        assertThat(run.failure()).contains("are kept");
        assertThat(disk.tree().stream().filter(disk::isFile))
                .isNotEmpty()
                .allMatch(path -> !new String(disk.bytes(path), UTF_8).contains(PASSWORD));
    }

    @Test
    void sendsNoCredentialWhereAllCanReadIt() {
        assertThat(theatre.problems(here -> here.add(Download.of("http://example.com/a")
                        .sha256(Sha256.hex(CONTENT))
                        .basic("app", password()))))
                .contains(
                        "Download(\"http://example.com/a\") sends credentials by http, where all on the way can read them: use"
                                + " https, or add .unencrypted()");
        assertThat(theatre.codes(here -> here.add(Download.of("http://example.com/a")
                        .sha256(Sha256.hex(CONTENT))
                        .unencrypted()
                        .basic("app", password()))))
                .isEmpty();
    }

    @Test
    void takesNoCredentialThatIsNoSecret() {
        Download download = Download.of("https://example.com/a");

        assertThatThrownBy(() -> download.header("authorization", "Bearer x"))
                .hasMessageContaining("is a credential: give it as a Secret, by .basic(…)");
        assertThatThrownBy(() -> download.header("Host", "x")).hasMessageContaining("is set by the download itself");
        assertThatThrownBy(() -> download.header("a b", "x")).hasMessageContaining("no name of a header field");
    }

    @Test
    void followsNoRedirectFromHttpsToHttp() {
        server.on("/app.jar", FetchServer.content(CONTENT));
        secure.on("/app.jar", FetchServer.status(302, "Location: " + server.url("/app.jar?token=x")));

        assertThat(deploy(
                                secure.url("/app.jar"),
                                download -> download.ca(authority.certificate().toString()))
                        .failure())
                .contains(
                        "status 302, a redirect, from https to " + server.url("/app.jar") + ", which is not encrypted")
                .doesNotContain("token");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void followsARedirectFromHttpToHttps() {
        server.on("/app.jar", FetchServer.status(302, "Location: " + secure.url("/app.jar")));

        gets(server.url("/app.jar"), download -> download.basic("app", password())
                .ca(authority.certificate().toString()));

        assertThat(secure.requests().get(0).field("authorization")).isEmpty();
    }

    @Test
    void saysWhichRedirectsLeadNowhere() {
        server.on("/loop", FetchServer.status(302, "Location: /loop"))
                .on("/none", FetchServer.status(302))
                .on("/ftp", FetchServer.status(302, "Location: ftp://example.com/a"))
                .on("/bad", FetchServer.status(302, "Location: http://[bad"));

        assertThat(deploy(server.url("/loop"), download -> download).failure())
                .contains("it is redirected more than 10 times, in the end to " + server.url("/loop"));
        assertThat(server.requests()).hasSize(11);
        assertThat(deploy(server.url("/none"), download -> download).failure()).contains("does not say where to");
        assertThat(deploy(server.url("/ftp"), download -> download).failure()).contains("no URL of http or https");
        assertThat(deploy(server.url("/bad"), download -> download).failure()).contains("to what is no URL");
    }

    @Test
    void believesNoServerThatNobodyKnows() {
        assertThat(deploy(secure.url("/app.jar"), download -> download).failure())
                .contains("the certificate of localhost is not trusted", "name the file with that authority by .ca(");
        assertThat(secure.requests()).isEmpty();
    }

    @Test
    void believesAServerOfItsOwnAuthority() {
        gets(
                secure.url("/app.jar"),
                download -> download.ca(authority.certificate().toString()));
    }

    @Test
    void believesNoServerThatHasAnotherName() {
        assertThat(deploy(
                                "https://127.0.0.1:" + secure.port() + "/app.jar",
                                download -> download.ca(authority.certificate().toString()))
                        .failure())
                .contains("the certificate of 127.0.0.1 is not trusted");
    }

    @Test
    void saysWhatIsWrongWithAuthorities() throws IOException {
        Path bad = Files.writeString(shared.resolve("bad.pem"), "no certificate");

        assertThat(deploy(secure.url("/app.jar"), download -> download.ca(bad.toString()))
                        .failure())
                .contains("the file '" + bad + "' of .ca(…) holds no certificates");
        assertThat(deploy(secure.url("/app.jar"), download -> download.ca("/no/such.pem"))
                        .failure())
                .contains("/no/such.pem");
        assertThat(theatre.problems(here -> here.add(Download.of("https://example.com/a")
                        .sha256(Sha256.hex(CONTENT))
                        .ca("missing.pem"))))
                .contains("missing.pem");
    }

    @Test
    void goesThroughAProxy() throws IOException {
        server.on("/app.jar", FetchServer.content(CONTENT));
        try (FetchProxy proxy = new FetchProxy(null)) {
            gets(server.url("/app.jar"), download -> download.proxy(proxy.url()));
            disk.delete("app.jar");
            gets(secure.url("/app.jar"), download -> download.proxy(proxy.url())
                    .ca(authority.certificate().toString()));

            assertThat(proxy.seen())
                    .containsExactly("GET " + server.url("/app.jar"), "CONNECT localhost:" + secure.port());
        }
    }

    @Test
    void tellsAProxyItsPasswordAndNobodyElse() throws IOException {
        server.on("/app.jar", FetchServer.content(CONTENT));
        try (FetchProxy proxy = new FetchProxy("app:" + PASSWORD)) {
            assertThat(deploy(server.url("/app.jar"), download -> download.proxy(proxy.url()))
                            .failure())
                    .contains("status 407: the proxy wants credentials; give them by .proxy(url, user, secret)");

            assertThat(deploy(secure.url("/app.jar"), download -> download.proxy(proxy.url()))
                            .failure())
                    .contains("status 407: the proxy wants credentials");

            gets(secure.url("/app.jar"), download -> download.proxy(proxy.url(), "app", password())
                    .bearer(Secret.of("for-the-server-alone"))
                    .ca(authority.certificate().toString()));

            assertThat(secure.requests().get(0).fields()).doesNotContainKey("proxy-authorization");
            assertThat(secure.requests().get(0).field("authorization")).isEqualTo("Bearer for-the-server-alone");
            disk.delete("app.jar");
            gets(server.url("/app.jar"), download -> download.proxy(proxy.url(), "app", password()));
        }
    }

    @Test
    void saysThatTheProxyIsNotThere() throws IOException {
        FetchProxy proxy = new FetchProxy(null);
        proxy.close();

        assertThat(deploy(server.url("/app.jar"), download -> download.proxy(proxy.url()))
                        .failure())
                .contains("no connection to the proxy localhost:");
        assertThatThrownBy(() -> Download.of("https://example.com/a").proxy("socks://example.com:1"))
                .hasMessageContaining("the proxy 'socks://example.com:1' is no URL");
        assertThatThrownBy(() -> Download.of("https://example.com/a").proxy("https://example.com:1"))
                .hasMessageContaining("is no HTTP proxy: write http://");
    }
}
