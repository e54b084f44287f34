package dev.launchway.library.monitoring;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.SlowAnswer;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Marks of deployments, as a server gets them. */
class DeploymentMarkTest {

    @TempDir
    Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + body.replaceAll("\"time(End)?\":[^,}]+", "\"time$1\":T"));
            byte[] answer = "{\"message\":\"Annotation added\",\"id\":42}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void deployed(Configuration here, DeploymentMark mark) {
        here.add(File.at("app.conf").content("port = 80\n"));
        here.add(mark);
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(DeploymentMark.class)
                .deployed(here -> deployed(here, DeploymentMark.webhook(url())))
                .present(disk -> {
                    assertThat(disk.read("app.conf")).isEqualTo("port = 80\n");
                    assertThat(requests.get(requests.size() - 1)).contains("\"event\":\"end\"");
                })
                .state(disk -> requests.size())
                .drift("what it marks changed", disk -> disk.write("app.conf", "port = 81\n"))
                .in(directory);
    }

    @Test
    void grafanaGetsOneAnnotationFromTheBeginToTheEnd() {
        Theatre theatre = new Theatre(directory);

        theatre.deploy(here -> deployed(
                here,
                DeploymentMark.grafana(url() + "/")
                        .token(Secret.of("glsa_canary"))
                        .tag("shop")));
        theatre.deploy(here -> deployed(here, DeploymentMark.grafana(url() + "/")));

        String tags =
                "\"tags\":[\"deployment\",\"test\",\"here\",\"stage\",\"shop\"],\"text\":\"deployment of stage on here (test)\"}";
        assertThat(requests)
                .containsExactly(
                        "POST /api/annotations Bearer glsa_canary {\"time\":T," + tags,
                        "PUT /api/annotations/42 Bearer glsa_canary {\"time\":T,\"timeEnd\":T," + tags);
    }

    @Test
    void aMessageTellsWhatIsDeployedWhere() {
        new Theatre(directory)
                .deploy(here -> deployed(here, DeploymentMark.webhook(Secret.of(url() + "/hook/canary"))));

        assertThat(requests)
                .containsExactly(
                        "POST /hook/canary null {\"event\":\"begin\",\"environment\":\"test\",\"host\":\"here\",\"component\":\"stage\","
                                + "\"time\":T,\"tags\":[\"deployment\",\"test\",\"here\",\"stage\"],\"text\":\"begin of the deployment of"
                                + " stage on here (test)\"}",
                        "POST /hook/canary null {\"event\":\"end\",\"environment\":\"test\",\"host\":\"here\",\"component\":\"stage\","
                                + "\"time\":T,\"tags\":[\"deployment\",\"test\",\"here\",\"stage\"],\"text\":\"end of the deployment of"
                                + " stage on here (test)\"}");
    }

    @Test
    void aServerThatIsDownDoesNotFailTheDeployment() {
        String down = "http://127.0.0.1:" + freePort();

        Run run = new Theatre(directory).deploy(here -> deployed(here, DeploymentMark.webhook(down)));

        assertThat(run.finished().failed()).isZero();
        assertThat(run.messages()).contains(down + " could not be told of the deployment: Connection refused");
        assertThat(directory.resolve("work/stage/app.conf")).exists();
    }

    @Test
    void aSecretThatIsNoUrlDoesNotFailTheDeploymentEitherAndIsNotShown() {
        for (String secret :
                List.of("chat.example.com/hooks canary", "ftp://canary.example.com/", "https:// canary/")) {
            Run run = new Theatre(directory.resolve(Integer.toString(secret.length())))
                    .deploy(here -> deployed(here, DeploymentMark.webhook(Secret.of(secret))));

            assertThat(run.finished().failed()).as(run.events().toString()).isZero();
            assertThat(run.events().toString()).doesNotContain("canary");
        }
    }

    @Test
    void anAnswerThatComesByteByByteIsNotWaitedForToItsEnd() throws IOException {
        try (SlowAnswer slow = new SlowAnswer()) {
            Run run = new Theatre(directory)
                    .deploy(here ->
                            deployed(here, DeploymentMark.webhook(slow.url()).timeout("300ms")));

            assertThat(run.finished().failed()).isZero();
            assertThat(run.messages())
                    .contains(slow.url() + " could not be told of the deployment: there was no whole answer in time");
        }
    }

    @Test
    void whereItIsAskedForNothingIsChangedWithoutAMark() {
        status = 401;
        Theatre theatre = new Theatre(directory);

        Run run = theatre.deploy(
                here -> deployed(here, DeploymentMark.webhook(url()).required()));

        assertThat(run.events().toString())
                .contains(url() + " could not be told of the deployment: it answers with status 401");
        assertThat(run.finished().failed()).isEqualTo(1);
        assertThat(directory.resolve("work/stage/app.conf")).doesNotExist();
        status = 200;
        assertThat(theatre.deploy(here ->
                                deployed(here, DeploymentMark.webhook(url()).required()))
                        .finished()
                        .failed())
                .isZero();
    }

    @Test
    void aPredictionTellsNobody() {
        new Theatre(directory).predict(here -> deployed(here, DeploymentMark.webhook(url())));

        assertThat(requests).isEmpty();
    }

    @Test
    void whatIsNoUrlIsAnErrorOfTheModel() {
        assertThat(new Theatre(directory).problems(here -> here.add(DeploymentMark.grafana("grafana.example.com"))))
                .contains("'grafana.example.com' is no URL");
    }
}
