package dev.launchway.library.checkout;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Ports;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that are opened by a key or a password, on a real SSH server and on one that asks for a password by HTTP. */
class CheckoutAccessTest {

    private static final String REVISION = "1234567890123456789012345678901234567890";
    private static final String PASSWORD = "p4ss w0rd$'\"x";

    @TempDir
    static Path server;

    private static Process sshd;
    private static int port;

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;

    @BeforeAll
    static void startSshServer() throws IOException {
        Installed.require("ssh", "ssh-keygen", "ssh-agent");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "needs sshd");
        for (String key : List.of("host", "deploy", "other")) {
            Upstream.run(server, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
        }
        port = Ports.freePort();
        if ("root".equals(System.getProperty("user.name"))) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Files.writeString(
                server.resolve("sshd_config"),
                String.join(
                        "\n",
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + server.resolve("host"),
                        "AuthorizedKeysFile " + server.resolve("deploy.pub"),
                        "StrictModes no",
                        "PasswordAuthentication no",
                        "PidFile none",
                        ""));
        sshd = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", "sshd_config")
                .directory(server.toFile())
                .redirectErrorStream(true)
                .redirectOutput(server.resolve("log").toFile())
                .start();
        waitFor("the SSH server").until(CheckoutAccessTest::answers);
    }

    private static boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stopSshServer() throws InterruptedException {
        if (sshd != null) {
            sshd.destroy();
            sshd.waitFor();
        }
    }

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static String read(String file) throws IOException {
        return Files.readString(server.resolve(file)).strip();
    }

    private Run deploy(Checkout<?> checkout) {
        return theatre.deploy(here -> here.add(checkout.to("app")));
    }

    private static String url(String tool, Path repository) {
        String site = System.getProperty("user.name") + "@127.0.0.1:" + port;
        return switch (tool) {
            case "git" -> "ssh://" + site + repository;
            case "hg" -> "ssh://" + site + "/" + repository;
            default -> "svn+ssh://" + site + repository;
        };
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "hg", "svn"})
    void aDeployKeyOpensARepositoryBySsh(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        upstream.commit("config", "a");
        String url = url(tool, upstream.repository());
        Secret key = Secret.of(read("deploy"));
        String hostKey = read("host.pub");

        Run run = deploy(upstream.of(url).branch(upstream.trunk()).sshKey(key).hostKey(hostKey));

        assertThat(run.finished().failed()).as(run.events() + read("log")).isZero();
        assertThat(disk.read("app/config")).isEqualTo("a");
        assertThat(deploy(upstream.of(url).branch(upstream.trunk()).sshKey(key).hostKey(hostKey))
                        .changed())
                .isEmpty();
        assertNoFileHolds(read("deploy").lines().skip(1).findFirst().orElseThrow());
        assertThat(run.events() + "")
                .doesNotContain(read("deploy").lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void anotherKeyOfTheHostIsRefused() throws IOException {
        Upstream upstream = Upstream.of("git", outside);
        String revision = upstream.commit("config", "a");

        Run run = deploy(GitCheckout.of(url("git", upstream.repository()))
                .revision(revision)
                .sshKey(Secret.of(read("deploy")))
                .hostKey(read("other.pub")));

        assertThat(run.finished().failed()).isPositive();
        assertThat(run.events() + "").contains("Host key verification failed");
    }

    @Test
    void anotherDeployKeyIsRefused() throws IOException {
        Upstream upstream = Upstream.of("git", outside);
        String revision = upstream.commit("config", "a");

        Run run = deploy(GitCheckout.of(url("git", upstream.repository()))
                .revision(revision)
                .sshKey(Secret.of(read("other")))
                .hostKey(read("host.pub")));

        assertThat(run.finished().failed()).isPositive();
        assertThat(run.events() + "").contains("Permission denied (publickey");
        assertThat(run.failure()).contains("git …: exit code 128").doesNotContain("ssh-agent");
    }

    private void assertNoFileHolds(String secret) throws IOException {
        try (var files = Files.walk(base)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file + "")
                        .doesNotContain(secret);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "hg", "svn"})
    void aPasswordGoesToItsOwnHostAloneAndIntoNoFile(String tool) throws IOException {
        Upstream tools = Upstream.of(tool, outside);
        List<String> given = new CopyOnWriteArrayList<>();
        List<String> commandLines = new CopyOnWriteArrayList<>();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                given.add(authorization);
            }
            ProcessHandle.allProcesses()
                    .forEach(process -> process.info().commandLine().ifPresent(commandLines::add));
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.sendResponseHeaders(authorization == null ? 401 : 404, -1);
            exchange.close();
        });
        http.start();
        try {
            String url = "http://127.0.0.1:" + http.getAddress().getPort() + "/app";
            String revision = tool.equals("svn") ? "1" : REVISION;

            Run run = deploy(tools.of(url).revision(revision).basic("deploy", Secret.of(PASSWORD)));

            assertThat(run.finished().failed()).isPositive();
            String expected =
                    Base64.getEncoder().encodeToString(("deploy:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertThat(given).as(run.events() + "").isNotEmpty().containsOnly("Basic " + expected);
            assertThat(commandLines).noneMatch(line -> line.contains(PASSWORD));
            assertThat(run.events() + "").doesNotContain(PASSWORD);
            assertNoFileHolds(PASSWORD);
        } finally {
            http.stop(0);
        }
    }

    /** A repository that is trusted with a password names another host in its submodules, which asks for one as well. */
    @Test
    void gitGivesThePasswordToNoOtherHost() throws IOException {
        Upstream upstream = Upstream.of("git", outside);
        List<String> own = new CopyOnWriteArrayList<>();
        List<String> foreign = new CopyOnWriteArrayList<>();
        HttpServer trusted = serve(upstream.repository().resolve(".git"), own);
        HttpServer other = serve(outside.resolve("nothing"), foreign);
        try {
            String elsewhere = "http://localhost:" + other.getAddress().getPort() + "/x";
            upstream.commit(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = " + elsewhere + "\n");
            String commit = Upstream.run(upstream.repository(), "git", "rev-parse", "HEAD");
            Upstream.run(
                    upstream.repository(), "git", "update-index", "--add", "--cacheinfo", "160000," + commit + ",x");
            Upstream.run(upstream.repository(), "git", "commit", "--quiet", "--message=x");
            Upstream.run(upstream.repository(), "git", "update-server-info");
            String url = "http://127.0.0.1:" + trusted.getAddress().getPort() + "/app.git";

            Run plain = deploy(GitCheckout.of(url).branch("main").basic("deploy", Secret.of(PASSWORD)));
            assertThat(plain.finished().failed()).as(plain.events() + "").isZero();
            Run run = deploy(GitCheckout.of(url)
                    .branch("main")
                    .basic("deploy", Secret.of(PASSWORD))
                    .submodules());

            assertThat(run.finished().failed()).isPositive();
            assertThat(own)
                    .contains("Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("deploy:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
            assertThat(foreign).isNotEmpty().containsOnly("nothing");
        } finally {
            trusted.stop(0);
            other.stop(0);
        }
    }

    /** Files, to who logs in as anybody; what each request was authorized by is noted. */
    private static HttpServer serve(Path directory, List<String> authorized) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorized.add(authorization == null ? "nothing" : authorization);
            String path = exchange.getRequestURI().getPath().replaceFirst("^/[^/]*/", "");
            Path file = directory.resolve(path);
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            if (authorization == null) {
                exchange.sendResponseHeaders(401, -1);
            } else if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        http.start();
        return http;
    }

    @Test
    void whatWouldNotBeSafeIsAnErrorOfTheModel() {
        Secret secret = Secret.of(PASSWORD);
        assertThat(theatre.problems(here -> here.add(GitCheckout.of("http://git.example.com/a")
                        .branch("main")
                        .basic("deploy", secret))))
                .contains("is for a URL that begins with https://");
        assertThat(theatre.problems(here -> here.add(GitCheckout.of("https://git.example.com/a")
                        .branch("main")
                        .sshKey(secret))))
                .contains(".sshKey(…) and .hostKey(…) are for a URL by SSH");
        assertThat(theatre.problems(here -> here.add(
                        GitCheckout.of("git@git.example.com:a").branch("main").hostKey("SHA256:abc"))))
                .contains("that is a fingerprint");
    }
}
