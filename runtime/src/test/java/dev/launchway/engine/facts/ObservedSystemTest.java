package dev.launchway.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.Secret;
import dev.launchway.engine.system.CommandInput;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemView;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted of what a machine shows. */
class ObservedSystemTest {

    private final Observations observations = new Observations();
    private final SystemView machine = ObservedSystem.of(new LocalSystem(), observations);
    private final Path file;
    private final Path directory;

    ObservedSystemTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.writeString(directory.resolve("a file"), "content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    private List<Fact> facts() {
        assertThat(observations.unprovable()).isEmpty();
        return observations.facts();
    }

    private static CommandSpec command(Path directory, String... argv) {
        return new CommandSpec(List.of(argv), Map.of(), directory, Optional.empty(), Optional.empty());
    }

    private Fact.Query query(OptionalInt exitCode, Optional<String> stdout, Optional<String> stderr, String... argv) {
        return new Fact.Query(
                List.of(argv), Map.of(), directory, Optional.empty(), Optional.empty(), exitCode, stdout, stderr);
    }

    @Test
    void notesOfAFileWhatIsAskedForAlone() throws IOException {
        assertThat(machine.status(file).exists()).isTrue();
        assertThat(facts()).containsExactly(ObservedFacts.kind(file, Kind.FILE));

        assertThat(machine.status(file).mode()).isEqualTo(FileMode.of(0640));
        assertThat(machine.status(file).size()).isEqualTo(7);
        Fact.Entry noted = new Fact.Entry(
                file,
                Kind.FILE,
                Optional.of(FileMode.of(0640)),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(7),
                Optional.empty());
        assertThat(facts()).containsExactly(noted);
    }

    @Test
    void notesAllOfAStatusThatIsComparedOrPrinted() throws IOException {
        FileStatus status = new LocalSystem().status(file);
        assertThat(machine.status(file)).isEqualTo(status);
        assertThat(status).isEqualTo(machine.status(file));
        Fact.Entry all = new Fact.Entry(
                file,
                Kind.FILE,
                Optional.of(status.mode()),
                Optional.of(status.owner()),
                Optional.of(status.group()),
                OptionalLong.of(status.size()),
                Optional.of(status.modified()));
        assertThat(facts()).containsExactly(all);

        Observations others = new Observations();
        assertThat(ObservedSystem.of(new LocalSystem(), others).status(file).toString())
                .contains("640");
        assertThat(others.facts()).containsExactly(all);
    }

    @Test
    void notesWhatIsNotThere() throws IOException {
        Path missing = directory.resolve("missing");
        assertThat(machine.status(missing)).isSameAs(FileStatus.MISSING);
        assertThat(machine.status(file.resolve("below")).exists()).isFalse();
        assertThat(facts())
                .containsExactly(
                        ObservedFacts.kind(missing, Kind.MISSING),
                        ObservedFacts.kind(file.resolve("below"), Kind.MISSING));
    }

    @Test
    void notesContentsOnceHoweverTheyAreRead() throws IOException {
        machine.read(file);
        machine.checksum(file);
        try (InputStream in = Channels.newInputStream(machine.channel(file))) {
            in.readAllBytes();
        }
        assertThat(facts())
                .containsExactly(new Fact.Content(file, Sha256.hex("content".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void notesLinksListsAndProcesses() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a file"));
        machine.readLink(link);
        machine.list(directory);
        machine.list(directory.resolve("missing"));
        long self = ProcessHandle.current().pid();
        Optional<String> identity = machine.process(self);
        assertThat(facts())
                .containsExactly(
                        new Fact.Link(link, "a file"),
                        new Fact.Names(directory, List.of("a file", "link")),
                        new Fact.Names(directory.resolve("missing"), List.of()),
                        new Fact.Running(self, identity));
    }

    @Test
    void notesOfAQueryWhatIsAskedForAlone() {
        machine.run(command(directory, "sh", "-c", "echo out; echo err >&2; exit 3"));
        String[] argv = {"sh", "-c", "echo out; echo err >&2; exit 3"};
        assertThat(facts()).containsExactly(query(OptionalInt.empty(), Optional.empty(), Optional.empty(), argv));

        assertThat(machine.run(command(directory, argv)).exitCode()).isEqualTo(3);
        assertThat(facts()).containsExactly(query(OptionalInt.of(3), Optional.empty(), Optional.empty(), argv));

        assertThat(machine.run(command(directory, argv)).stdout()).isEqualTo("out\n");
        assertThat(machine.run(command(directory, argv)).stderr()).isEqualTo("err\n");
        assertThat(facts()).containsExactly(query(OptionalInt.of(3), Optional.of("out\n"), Optional.of("err\n"), argv));
    }

    @Test
    void looksAtAnOutcomeUnnoticed() {
        assertThat(ObservedResult.unnoticed(machine.run(command(directory, "echo", "out")))
                        .stdout())
                .isEqualTo("out\n");
        assertThat(facts())
                .containsExactly(query(OptionalInt.empty(), Optional.empty(), Optional.empty(), "echo", "out"));
    }

    @Test
    void takesNothingThatChangedBetweenTwoLooks() throws IOException {
        machine.status(file);
        Files.delete(file);
        machine.status(file);
        assertThat(observations.unprovable()).isEqualTo(file + " changed between two looks at it");
    }

    @Test
    void takesNoContentThatChangedBetweenTwoLooks() throws IOException {
        machine.read(file);
        Files.writeString(file, "another");
        machine.read(file);
        assertThat(observations.unprovable()).contains("changed between two looks");
    }

    @Test
    void takesNoPropertyThatChangedBetweenTwoLooks() throws IOException {
        machine.status(file).size();
        Files.writeString(file, "longer content");
        assertThat(machine.status(file).exists()).isTrue();
        assertThat(facts()).hasSize(1);
        machine.status(file).size();
        assertThat(observations.unprovable()).contains("changed between two looks");
    }

    @Test
    void takesNoQueryThatSaysSomethingElseEachTime() {
        Path counter = directory.resolve("counter");
        String[] argv = {"sh", "-c", "echo x >>" + counter.getFileName() + "; wc -l <" + counter.getFileName()};
        machine.run(command(directory, argv)).stdout();
        machine.run(command(directory, argv)).stdout();
        assertThat(observations.unprovable()).contains("what 'sh -c").contains("changed between two looks");
    }

    @Test
    void takesNoPartsOfFiles() throws IOException {
        try (SeekableByteChannel channel = machine.channel(file)) {
            channel.read(ByteBuffer.allocate(3));
        }
        assertThat(observations.unprovable()).isEqualTo("parts of " + file + " were read");
    }

    @Test
    void takesNoFileThatIsReadTwiceByOneChannel() throws IOException {
        try (SeekableByteChannel channel = machine.channel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (channel.read(buffer) >= 0) {
                assertThat(buffer.position()).isEqualTo(7);
            }
            Files.writeString(file, "CONTENT");
            channel.position(0);
            buffer.clear();
            while (channel.read(buffer) >= 0) {
                assertThat(buffer.position()).isEqualTo(7);
            }
        }
        assertThat(observations.unprovable()).contains("parts of");
    }

    @Test
    void takesNoFileThatIsLeftOpen() throws IOException {
        SeekableByteChannel channel = machine.channel(file);
        assertThat(observations.unprovable()).isEqualTo("a file was opened and not closed");
        channel.close();
        channel.close();
        assertThat(observations.unprovable()).contains("parts of");
    }

    @Test
    void notesMomentsAndServersThatAnswer() throws IOException {
        Instant early = Instant.parse("2001-02-03T04:05:06Z");
        Instant late = Instant.parse("2999-02-03T04:05:06Z");
        assertThat(machine.isPast(early)).isTrue();
        assertThat(machine.isPast(late)).isFalse();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        URI url = URI.create("http://127.0.0.1:" + port + "/");
        try {
            assertThat(machine.problemAt("127.0.0.1", port)).isEmpty();
            assertThat(machine.problemAt(url)).isEmpty();
        } finally {
            server.stop(0);
        }

        assertThat(facts())
                .containsExactly(
                        new Fact.Moment(early, true),
                        new Fact.Moment(late, false),
                        new Fact.Connects("127.0.0.1", port),
                        new Fact.Responds(url));
    }

    @Test
    void takesNoTime() {
        assertThat(machine.now()).isAfter(Instant.EPOCH);
        assertThat(observations.unprovable()).contains("the time is another one in each run");
    }

    @Test
    void takesNoServerThatIsNotThere() {
        assertThat(machine.problemAt("127.0.0.1", 1)).isPresent();
        assertThat(observations.unprovable()).isEqualTo("127.0.0.1:1 does not answer: Connection refused");
    }

    @Test
    void takesNoUrlThatIsNotAnswered() {
        assertThat(machine.problemAt(URI.create("http://127.0.0.1:1/"))).isPresent();
        assertThat(observations.unprovable()).startsWith("http://127.0.0.1:1/ does not answer: ");
    }

    @Test
    void takesNothingThatEachProcessHasOfItsOwn() throws IOException {
        assertThat(machine.read(Path.of("/proc/self/environ"))).isNotEmpty();
        assertThat(observations.unprovable()).isEqualTo("each process has a /proc/self/environ of its own");
    }

    @Test
    void takesTheMountsThatProcessesShare() throws IOException {
        Path mounts = Path.of("/proc/self/mountinfo");
        byte[] content = machine.read(mounts);

        assertThat(observations.facts()).containsExactly(new Fact.Content(mounts, Sha256.hex(content)));
    }

    @Test
    void takesNothingThatCannotBeShown() {
        assertThatThrownBy(() -> machine.read(directory)).isInstanceOf(IOException.class);
        assertThat(observations.unprovable()).contains("it is a directory");
    }

    @Test
    void takesNoCommandThatDoesNotRun() {
        assertThatThrownBy(() -> machine.run(command(directory, "no-such-program")))
                .isInstanceOf(CommandFailed.class);
        assertThat(observations.unprovable()).contains("'no-such-program'");
    }

    @Test
    void takesNoQueryThatIsGivenASecret() {
        Secret secret = Secret.of("hush-hush");
        machine.run(new CommandSpec(
                List.of("cat"),
                Map.of(),
                Map.of(),
                directory,
                Optional.of(CommandInput.of(0, secret)),
                Optional.empty()));
        assertThat(observations.unprovable()).isEqualTo("the query 'cat' is given a secret");

        Observations others = new Observations();
        ObservedSystem.of(new LocalSystem(), others)
                .run(new CommandSpec(
                        List.of("true"),
                        Map.of(),
                        Map.of("PASSWORD", secret),
                        directory,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(others.unprovable()).isEqualTo("the query 'true' is given a secret");
    }

    @Test
    void takesNoNameThatIsNoText() throws IOException {
        new LocalSystem().run(command(directory, "sh", "-c", "printf x >\"$(printf 'no\\377utf8')\""));
        List<Path> entries = machine.list(directory);
        assertThat(observations.unprovable()).contains("is no UTF-8");

        Observations others = new Observations();
        SystemView again = ObservedSystem.of(new LocalSystem(), others);
        for (Path entry : entries) {
            again.status(entry);
        }
        assertThat(others.unprovable()).contains("not every program can be told the path");
    }

    @Test
    void bounds() {
        Observations hurried = Observations.within(Duration.ofSeconds(1));
        SystemView view = ObservedSystem.of(new LocalSystem(), hurried);
        assertThatThrownBy(() -> view.run(command(directory, "sleep", "600"))).isInstanceOf(RuntimeException.class);
        assertThat(hurried.gathers()).isFalse();

        Observations late = Observations.within(Duration.ofNanos(-1));
        assertThatThrownBy(() -> ObservedSystem.of(new LocalSystem(), late).status(file))
                .hasMessage("looking at all of it takes too long");
        assertThat(late.unprovable()).isEqualTo("looking at all of it takes too long");
    }

    @Test
    void costsNothingWhereNothingIsNoted() {
        SystemView plain = new LocalSystem();
        assertThat(ObservedSystem.of(plain, Observations.NONE)).isSameAs(plain);
        assertThat(Observations.NONE.unprovable()).isNotEmpty();
    }
}
