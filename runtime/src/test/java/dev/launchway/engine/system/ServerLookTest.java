package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.testing.SlowAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of servers and of the clock. */
class ServerLookTest {

    private final SystemAccess system = new LocalSystem();

    @Test
    void anAddressThatTakesConnections() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(system.problemAt("127.0.0.1", server.getLocalPort())).isEmpty();
        }
    }

    @Test
    void anAddressThatTakesNone() {
        // Nobody listens at the port of tcpmux.
        assertThat(system.problemAt("127.0.0.1", 1)).contains("Connection refused");
        assertThat(system.problemAt("name.invalid", 80)).contains("the name 'name.invalid' has no IP address");
    }

    @ParameterizedTest
    @CsvSource({"200, ''", "302, ''", "399, ''", "400, it answers with status 400", "503, it answers with status 503"})
    void aStatusOfSuccessOrARedirect(int status, String problem) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://name.invalid/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(system.problemAt(url).orElse("")).isEqualTo(problem);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAnswerThatComesByteByByteIsNotWaitedForToItsEnd() throws IOException {
        try (SlowAnswer slow = new SlowAnswer()) {
            assertThat(ServerLook.at(URI.create(slow.url()), Duration.ofMillis(300)))
                    .contains("there was no whole answer in time");
        }
    }

    @Test
    void whatIsNoUrlOfHttp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.problemAt(URI.create("file:///etc/passwd")))
                .withMessage("'file:///etc/passwd' is no URL of http or https");
    }

    @Test
    void aMomentThatHasCome() {
        Instant now = system.now();

        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(system.isPast(now)).isTrue();
        assertThat(system.isPast(now.plusSeconds(600))).isFalse();
    }
}
