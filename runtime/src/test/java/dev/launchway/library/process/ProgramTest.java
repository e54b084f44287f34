package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.WouldDo;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.library.file.File;
import dev.launchway.testing.Ports;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** Longer than any machine takes. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Until a program in the background is what it is called, and no longer the shell that began it. */
    private static final String BEGUN = "until grep -q sleep /proc/$!/comm; do sleep 0.1; done";

    @TempDir
    Path base;

    private final LocalSystem system = new LocalSystem();
    private Service service;
    private int port;

    @BeforeEach
    void begin() {
        service = new Service(base);
        port = Ports.freePort();
    }

    @AfterEach
    void stopAll() {
        service.deploy(here -> {
            here.add(Program.named("app").stopped());
            SECRET_PROGRAMS.forEach(name -> here.add(Program.named(name).stopped()));
        });
        assertThat(service.failure()).isEmpty();
    }

    private Program server(String... options) {
        return Program.named("app")
                .command(TestServer.command(port, options))
                .http("http://localhost:" + port + "/health")
                .startTimeout(LONG);
    }

    /** What its start waits for never comes, so that its end is noticed however long that takes. */
    private Program script(String script) {
        return Program.named("app")
                .command("sh", "-c", script)
                .tcp("localhost", port)
                .startTimeout(LONG);
    }

    private Consumer<Configuration> configured(String content) {
        return here -> {
            File config = here.add(File.at("config").content(content));
            here.add(server().restartOn(config));
        };
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(service.workdir.resolve("app.pid")).get(0));
    }

    private String why() {
        return service.events(ComponentChanging.class).get(0).why();
    }

    /** Of two programs the one is started again that gets the secret which changed. */
    @Test
    void aRotatedSecretRestartsWhatGetsItAndNothingElse() throws IOException {
        assertThat(service.deploy(secrets("first-value-1", "other-value-2", "file-3"))
                        .changed())
                .isPositive();
        assertThat(service.failure()).isEmpty();
        List<String> before = pids();

        assertThat(service.deploy(secrets("first-value-1", "other-value-2", "file-3"))
                        .changed())
                .isZero();
        assertThat(pids()).isEqualTo(before);

        service.deploy(secrets("rotated-value-4", "other-value-2", "file-3"));
        assertThat(service.events.toString()).doesNotContain("first-value").doesNotContain("rotated-value");
        List<String> after = pids();
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));

        service.deploy(secrets("rotated-value-4", "rotated-value-5", "file-3"));
        assertThat(pids().get(0)).isEqualTo(after.get(0));
        assertThat(pids().get(1)).isNotEqualTo(after.get(1));
        assertThat(pids().get(2)).isEqualTo(after.get(2));

        after = pids();
        service.deploy(secrets("rotated-value-4", "rotated-value-5", "file-6"));
        assertThat(pids().subList(0, 2)).isEqualTo(after.subList(0, 2));
        assertThat(pids().get(2)).isNotEqualTo(after.get(2));
    }

    private static final List<String> SECRET_PROGRAMS = List.of("one", "two", "three");

    private static Consumer<Configuration> secrets(String first, String second, String third) {
        return here -> {
            here.add(Program.named("one").command("sleep", "600").env("KEY", Secret.of(first)));
            here.add(Program.named("two").command("sleep", "600").stdin(Secret.of(second)));
            here.add(Program.named("three").command("sleep", "600").secretFd(4, Secret.of(third)));
        };
    }

    private List<String> pids() throws IOException {
        List<String> pids = new ArrayList<>();
        for (String name : SECRET_PROGRAMS) {
            pids.add(Files.readAllLines(service.workdir.resolve(name + ".pid")).get(0));
        }
        return pids;
    }

    @Test
    void readsItsSecrets() throws IOException {
        Consumer<Configuration> stage = here -> here.add(Program.named("app")
                .command("sh", "-c", "read a; echo got $a $KEY; sleep 600")
                .stdin(Secret.of("by-input-8"))
                .env("KEY", Secret.of("by-variable-9")));
        service.deploy(stage);
        Waiting.waitFor("the program has read").until(() -> Files.readString(service.workdir.resolve("app.log"))
                .contains("got"));

        assertThat(service.workdir.resolve("app.log")).content().contains("got by-input-8 by-variable-9");
    }

    @Test
    void whatIsRememberedOfASecretIsAnotherDigestEachTime() throws IOException {
        Consumer<Configuration> stage =
                here -> here.add(Program.named("app").command("sleep", "600").env("KEY", Secret.of("1234")));
        service.deploy(stage);
        List<String> first = Files.readAllLines(service.workdir.resolve("app.pid"));
        service.deploy(here -> here.add(Program.named("app").stopped()));
        service.deploy(stage);
        List<String> second = Files.readAllLines(service.workdir.resolve("app.pid"));

        assertThat(first).hasSize(4);
        assertThat(second.get(2)).isNotEqualTo(first.get(2));
        assertThat(second.get(3)).isNotEqualTo(first.get(3));
        assertThat(Files.getPosixFilePermissions(service.workdir.resolve("app.pid")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void startsAndIsLeftAloneAfterwards() throws IOException {
        assertThat(service.deploy(here -> here.add(server())).changed()).isEqualTo(1);
        assertThat(service.failure()).isEmpty();
        long pid = pid();
        assertThat(system.process(pid)).isPresent();
        assertThat(service.workdir.resolve("app.log")).content().contains("hello from " + pid);

        assertThat(service.deploy(here -> here.add(server())).changed()).isZero();
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void isStartedAgainWhenItsConfigurationChanged() throws IOException {
        service.deploy(configured("one"));
        long first = pid();
        assertThat(service.deploy(configured("one")).changed()).isZero();

        service.deploy(configured("two"));

        assertThat(service.failure()).isEmpty();
        assertThat(pid()).isNotEqualTo(first);
        assertThat(system.process(first)).isEmpty();
        assertThat(system.process(pid())).isPresent();
    }

    @Test
    void isStartedAgainWhenItsCommandOrEnvironmentChanged() throws IOException {
        service.deploy(here -> here.add(server()));
        long first = pid();

        service.deploy(here -> here.add(server().env("COLOUR", "red")));

        assertThat(why()).isEqualTo("how it is started changed");
        assertThat(pid()).isNotEqualTo(first);
        assertThat(service.deploy(here -> here.add(server("200").env("COLOUR", "red")))
                        .changed())
                .isEqualTo(1);
    }

    @Test
    void isStartedAgainWhenItWasKilled() throws IOException {
        service.deploy(here -> here.add(server()));
        system.stop(pid(), SOON);

        service.deploy(here -> here.add(server()));

        assertThat(why()).isEqualTo("its process has ended");
        assertThat(system.process(pid())).isPresent();
    }

    @Test
    void takesNoOtherProcessWithItsIdForItself() throws IOException {
        service.deploy(here -> here.add(server()));
        long first = pid();
        long other = ProcessHandle.current().pid();
        Path pidFile = service.workdir.resolve("app.pid");
        Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("[0-9]+", Long.toString(other)));

        service.deploy(here -> here.add(server()));

        assertThat(service.failure()).isEmpty();
        assertThat(why()).isEqualTo("its process has ended");
        assertThat(system.process(first)).as("what the pid file lost").isEmpty();
        assertThat(system.process(pid())).isPresent();
    }

    @Test
    void findsTheProcessOfARunThatWasKilledBeforeItWroteThePidFile() throws IOException {
        service.deploy(here -> here.add(server()));
        long first = pid();
        Files.delete(service.workdir.resolve("app.pid"));

        service.deploy(here -> here.add(server()));

        assertThat(service.failure()).isEmpty();
        assertThat(system.process(first)).isEmpty();
        assertThat(system.process(pid())).isPresent();
    }

    @Test
    void tellsWithWhatAndAfterWhichWordsItEnded() throws IOException {
        assertThat(service.deploy(here -> here.add(server("fail"))).failed()).isEqualTo(1);

        assertThat(service.failure())
                .contains("it ended right after its start (exit code 7)")
                .contains("its log is " + service.workdir.resolve("app.log"))
                .contains("the database is missing");
        assertThat(service.workdir.resolve("app.pid")).doesNotExist();
    }

    private List<Path> marked() throws IOException {
        byte[] marker = ("LAUNCHWAY_PROGRAM=" + service.workdir.resolve("app.pid")).getBytes(StandardCharsets.UTF_8);
        List<Path> found = new ArrayList<>();
        for (Path process : system.list(Path.of("/proc"))) {
            if (environment(process).contains(new String(marker, StandardCharsets.ISO_8859_1))) {
                found.add(process);
            }
        }
        return found;
    }

    /** Empty for a process that has ended meanwhile. */
    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aFailedStartLeavesNoProcessInAnySession() throws IOException {
        service.deploy(here -> here.add(script("setsid sleep 300 & setsid setsid sleep 301 & sleep 0.3; exit 3")));

        assertThat(service.failure()).contains("it ended right after its start (exit code 3)");
        assertThat(marked()).isEmpty();
    }

    @Test
    void aProgramHasToStayInTheForeground() throws IOException {
        for (String launcher : List.of("sleep 302 & " + BEGUN, "setsid sleep 302 & " + BEGUN)) {
            service.deploy(here -> here.add(script(launcher)));

            assertThat(service.failure())
                    .contains("it ended right after its start (exit code 0) and left process ")
                    .contains(
                            "sleep 302) in the background, which was stopped: give it the option that keeps it in the foreground");
            assertThat(marked()).isEmpty();
        }
    }

    @Test
    void alsoOneThatAnswersAtOnce() throws IOException {
        String[] command = TestServer.command(port);
        List<String> launcher = new ArrayList<>(List.of("sh", "-c", "echo $$ > launcher; \"$@\" &", "sh"));
        launcher.addAll(List.of(command));
        HttpServer answering = answering(() -> hasEnded("launcher") ? 204 : 503);
        try {
            service.deploy(here -> here.add(Program.named("app")
                    .command(launcher.toArray(new String[0]))
                    .http(url(answering))
                    .startTimeout(LONG)));
        } finally {
            answering.stop(0);
        }

        assertThat(service.failure()).contains("it ended right after its start (exit code 0) and left process ");
        assertThat(marked()).isEmpty();
    }

    private static HttpServer answering(IntSupplier status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.getAsInt(), -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort() + "/health";
    }

    /** Whether a process has begun, has written its id down, and has ended. */
    private boolean hasEnded(String file) {
        try {
            String pid = Files.readString(service.workdir.resolve(file));
            return pid.endsWith("\n")
                    && system.process(Long.parseLong(pid.strip())).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aSlowLauncherIsFoundOutInTheNextRun() throws IOException {
        String slow = "setsid sleep 303 & until [ -e go ]; do sleep 0.1; done; sleep 1.5";
        Consumer<Configuration> launcher = here -> here.add(Program.named("app").command("sh", "-c", slow));
        service.deploy(launcher);
        long pid = pid();
        Files.createFile(service.workdir.resolve("go"));
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());

        service.deploy(launcher);

        assertThat(service.failure()).contains("and left process ").contains("sleep 303) in the background");
        assertThat(marked()).isEmpty();
    }

    @Test
    void tellsWhoHoldsThePortOfAProgramThatFailed() throws IOException {
        HttpServer other = answering(() -> 503);
        int taken = other.getAddress().getPort();
        try {
            service.deploy(here -> here.add(Program.named("app")
                    .command("sh", "-c", "echo address in use; exit 1")
                    .http("http://localhost:" + taken + "/")
                    .startTimeout(LONG)));
        } finally {
            other.stop(0);
        }
        assertThat(service.failure())
                .contains("it ended right after its start (exit code 1); port " + taken + " is held by process "
                        + ProcessHandle.current().pid() + " (");
    }

    @Test
    void showsWhatItWroteThisTimeOnly() {
        service.deploy(here -> here.add(script("echo first; exit 1")));
        service.deploy(here -> here.add(script("echo second; exit 1")));

        assertThat(service.failure()).contains("second").doesNotContain("  first");
    }

    @Test
    void isStoppedAgainWhenItsCheckDoesNotAnswerInTime() throws IOException {
        HttpServer unwell = answering(() -> 503);
        String url = url(unwell);
        try {
            service.deploy(here -> here.add(
                    Program.named("app").command("sleep", "300").http(url).startTimeout(Duration.ofSeconds(2))));
        } finally {
            unwell.stop(0);
        }

        assertThat(service.failure())
                .contains("it was not ready within 2 s: " + url
                        + " does not answer as it should: it answers with status 503");
        assertThat(service.workdir.resolve("app.pid")).doesNotExist();
        assertThat(marked()).isEmpty();
    }

    @Test
    void waitsForAnAddressToAcceptConnections() {
        Consumer<Configuration> parts = here -> here.add(Program.named("app")
                .command(TestServer.command(port))
                .tcp("localhost", port)
                .startTimeout(LONG));

        service.deploy(parts);

        assertThat(service.failure()).isEmpty();
        assertThat(system.problemAt("localhost", port)).isEmpty();
        assertThat(service.deploy(parts).changed()).isZero();
    }

    @Test
    void refusesToStartWhereSomethingElseAnswers() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            service.deploy(here ->
                    here.add(Program.named("app").command("sleep", "300").tcp("localhost", other.getLocalPort())));
        }

        assertThat(service.failure())
                .contains("something else answers at localhost:")
                .contains("process " + ProcessHandle.current().pid() + " (")
                .contains("; stop it, or give 'app' an address of its own");
        assertThat(service.workdir.resolve("app.pid")).doesNotExist();
    }

    @Test
    void needsNoCheckToBeStarted() throws IOException {
        Consumer<Configuration> parts = here -> here.add(Program.named("app").command("sleep", "300"));

        service.deploy(parts);

        assertThat(service.failure()).isEmpty();
        assertThat(system.process(pid())).isPresent();
        assertThat(service.deploy(parts).changed()).isZero();
    }

    @Test
    void makesSureThatItDoesNotRun() throws IOException {
        service.deploy(here -> here.add(server()));
        long pid = pid();

        assertThat(service.deploy(here -> here.add(server().stopped())).changed())
                .isEqualTo(1);

        assertThat(system.process(pid)).isEmpty();
        assertThat(service.workdir.resolve("app.pid")).doesNotExist();
        assertThat(service.deploy(here -> here.add(server().stopped())).changed())
                .isZero();
    }

    @Test
    void killsWhatDoesNotEndByItself() throws IOException {
        Consumer<Configuration> stubborn = here -> here.add(Program.named("app")
                .command("sh", "-c", "trap '' TERM; while :; do sleep 1; done")
                .stopTimeout(Duration.ofMillis(300)));
        service.deploy(stubborn);
        long pid = pid();

        service.deploy(here -> here.add(Program.named("app").stopped().stopTimeout(Duration.ofMillis(300))));

        assertThat(service.failure()).isEmpty();
        assertThat(system.process(pid)).isEmpty();
    }

    @Test
    void keepsItsPidFileToItself() {
        service.deploy(here -> here.add(server()));

        assertThat(service.workdir.resolve("app.pid").toFile()).exists();
        assertThat(mode("app.pid")).isEqualTo("0600");
    }

    private String mode(String file) {
        try {
            return system.status(service.workdir.resolve(file)).mode().toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isListedInAPredictionAndNeitherStartedNorStopped() throws IOException {
        Consumer<Configuration> sleeping = here -> here.add(Program.named("app").command("sleep", "300"));
        service.predict(sleeping);
        assertThat(service.events(WouldDo.class)).extracting(WouldDo::what).containsExactly("start sleep 300");
        assertThat(service.workdir).doesNotExist();

        service.deploy(sleeping);
        long pid = pid();
        service.predict(here -> here.add(Program.named("app").command("sleep", "200")));

        assertThat(service.events(WouldDo.class))
                .extracting(WouldDo::what)
                .containsExactly("stop process " + pid, "start sleep 200");
        assertThat(system.process(pid)).isPresent();
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(service.problem(here -> here.add(Program.named("app")))).contains("Program(\"app\") has no command");
        for (String url : List.of("localhost:8080", "ftp://localhost/", "http://", "http://a b/")) {
            assertThatThrownBy(() -> Program.named("app").http(url)).hasMessageContaining("is not a URL");
        }
        assertThatThrownBy(() -> Program.named("a/b")).hasMessageContaining("no name for a program");
        assertThatThrownBy(() -> Program.named("app").tcp("localhost", 0)).hasMessageContaining("is not an address");
    }
}
