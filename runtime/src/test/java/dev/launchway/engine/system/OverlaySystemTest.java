package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaySystemTest {

    @TempDir
    Path directory;

    private final OverlaySystem overlay = new OverlaySystem(new LocalSystem());
    private Path file;
    private Path full;
    private Map<Path, String> before;

    @BeforeEach
    void prepare() throws IOException {
        directory = directory.toRealPath();
        file = Files.writeString(directory.resolve("file"), "old");
        full = Files.createDirectories(directory.resolve("full/sub"));
        Files.writeString(full.resolve("inner"), "inner");
        full = full.getParent();
        Files.createSymbolicLink(directory.resolve("link"), Path.of("full"));
        before = snapshot();
    }

    @AfterEach
    void nothingChanged() throws IOException {
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void addsToAFile() throws IOException {
        overlay.append(file, out -> out.write(bytes(" and new")));
        overlay.append(directory.resolve("fresh"), out -> out.write(bytes("x")));

        assertThat(overlay.read(file)).isEqualTo(bytes("old and new"));
        assertThat(overlay.status(file).mode())
                .isEqualTo(new LocalSystem().status(file).mode());
        assertThat(overlay.read(directory.resolve("fresh"))).isEqualTo(bytes("x"));
        assertThat(overlay.status(directory.resolve("fresh")).mode()).isEqualTo(new FileMode(0600));
        assertThatThrownBy(() -> overlay.append(full, out -> out.write(1)))
                .hasMessageContaining("something else than a regular file stands there");
    }

    @Test
    void showsTheRealFilesUntilSomethingChanges() throws IOException {
        assertThat(overlay.read(file)).isEqualTo(bytes("old"));
        assertThat(overlay.hasContent(file, bytes("old"))).isTrue();
        assertThat(overlay.status(file)).isEqualTo(new LocalSystem().status(file));
        assertThat(overlay.readLink(directory.resolve("link"))).isEqualTo(Path.of("full"));
        assertThat(overlay.list(directory)).isEqualTo(new LocalSystem().list(directory));
    }

    @Test
    void remembersWhatIsWritten() throws IOException {
        Path made = directory.resolve("a/b/made");
        overlay.createDirectory(made.getParent());
        overlay.write(made, bytes("new"), new FileMode(0640));
        overlay.write(file, bytes("newer"), null);
        overlay.sync();

        assertThat(overlay.read(made)).isEqualTo(bytes("new"));
        assertThat(overlay.status(made))
                .extracting(FileStatus::isFile, FileStatus::size, FileStatus::mode, FileStatus::owner)
                .containsExactly(true, 3L, new FileMode(0640), Accounts.self());
        assertThat(overlay.hasContent(file, bytes("newer"))).isTrue();
        assertThat(overlay.hasContent(file, bytes("old"))).isFalse();
        assertThat(overlay.status(file).mode())
                .isEqualTo(new LocalSystem().status(file).mode());
        assertThat(overlay.list(directory.resolve("a"))).containsExactly(directory.resolve("a/b"));
        assertThat(overlay.list(directory)).contains(directory.resolve("a")).isSorted();
    }

    @Test
    void knowsNoMoreOfWhatItKeepsThanTheCallerMayChange() throws IOException {
        byte[] content = bytes("new");
        overlay.write(file, content, null);
        content[0] = 'X';
        overlay.read(file)[0] = 'Y';

        assertThat(overlay.read(file)).isEqualTo(bytes("new"));
    }

    @Test
    void hidesWhatIsRemovedAndAllBelow() throws IOException {
        overlay.delete(full);

        assertThat(overlay.status(full).exists()).isFalse();
        assertThat(overlay.status(full.resolve("sub/inner")).exists()).isFalse();
        assertThat(overlay.hasContent(full.resolve("sub/inner"), bytes("inner")))
                .isFalse();
        assertThat(overlay.list(full)).isEmpty();
        assertThat(overlay.list(directory)).doesNotContain(full);
        assertThatThrownBy(() -> overlay.read(full.resolve("sub/inner"))).hasMessageContaining("there is no such file");
    }

    @Test
    void makesAnEmptyDirectoryWhereAFullOneWasRemoved() throws IOException {
        overlay.delete(full);
        overlay.createDirectory(full);

        assertThat(overlay.status(full).isDirectory()).isTrue();
        assertThat(overlay.list(full)).isEmpty();
        assertThat(overlay.status(full.resolve("sub")).exists()).isFalse();
    }

    @Test
    void forgetsWhatWasWrittenBelowADirectoryThatIsRemoved() throws IOException {
        overlay.write(full.resolve("sub/made"), bytes("x"), null);
        overlay.delete(full);
        overlay.createDirectory(full.resolve("sub"));

        assertThat(overlay.list(full.resolve("sub"))).isEmpty();
    }

    @Test
    void takesAPathThroughASymlinkForTheSamePlace() throws IOException {
        overlay.write(directory.resolve("link/sub/inner"), bytes("new"), null);

        assertThat(overlay.read(full.resolve("sub/inner"))).isEqualTo(bytes("new"));
        assertThat(overlay.list(directory.resolve("link/sub"))).containsExactly(directory.resolve("link/sub/inner"));
    }

    @Test
    void followsASymlinkThatItRemembers() throws IOException {
        Path other = directory.resolve("other");
        overlay.createDirectory(other);
        overlay.write(other.resolve("a"), bytes("a"), null);
        assertThat(overlay.status(directory.resolve("link/a")).exists()).isFalse();

        overlay.symlink(directory.resolve("link"), Path.of("other"));

        assertThat(overlay.readLink(directory.resolve("link"))).isEqualTo(Path.of("other"));
        assertThat(overlay.read(directory.resolve("link/a"))).isEqualTo(bytes("a"));
        assertThat(overlay.status(directory.resolve("link/sub")).exists()).isFalse();
    }

    @Test
    void noticesSymlinksThatLeadRound() throws IOException {
        overlay.symlink(directory.resolve("x"), Path.of("y"));
        overlay.symlink(directory.resolve("y"), Path.of("x"));

        assertThatThrownBy(() -> overlay.read(directory.resolve("x"))).hasMessageContaining("round in a circle");
    }

    @Test
    void remembersModesOwnersAndTimes() throws IOException {
        overlay.setMode(file, new FileMode(04711));
        overlay.setOwner(file, Accounts.self());
        overlay.setGroup(file, Accounts.selfGroup());
        Instant start = Instant.now().minusSeconds(5);
        overlay.touch(file);
        overlay.touch(directory.resolve("touched"));

        assertThat(overlay.status(file).mode()).isEqualTo(new FileMode(04711));
        assertThat(overlay.status(file).modified()).isAfter(start);
        assertThat(overlay.read(file)).isEqualTo(bytes("old"));
        assertThat(overlay.hasContent(file, bytes("old"))).isTrue();
        assertThat(overlay.status(directory.resolve("touched")).isFile()).isTrue();
    }

    @Test
    void stillSeesWhatIsInADirectoryWhoseModeItRemembers() throws IOException {
        overlay.setMode(full, new FileMode(0700));

        assertThat(overlay.list(full)).containsExactly(full.resolve("sub"));
        assertThat(overlay.read(full.resolve("sub/inner"))).isEqualTo(bytes("inner"));
    }

    @Test
    void refusesWhatTheMachineWouldRefuse() throws IOException {
        LocalSystem real = new LocalSystem();
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
        before = snapshot();
        List<Change> changes = List.of(
                system -> system.write(full, bytes("x"), null),
                system -> system.symlink(full, Path.of("x")),
                system -> system.write(file.resolve("below"), bytes("x"), null),
                system -> system.write(directory.resolve("none/below"), bytes("x"), null),
                system -> system.write(directory.resolve("dangling/below"), bytes("x"), null),
                system -> system.createDirectory(file),
                system -> system.createDirectory(directory.resolve("dangling")),
                system -> system.symlink(directory.resolve("none/below"), Path.of("x")),
                system -> system.touch(directory.resolve("none/below")),
                system -> system.setMode(directory.resolve("none"), new FileMode(0600)),
                system -> system.setMode(directory.resolve("link"), new FileMode(0600)),
                system -> system.read(directory),
                system -> system.read(directory.resolve("none")),
                system -> system.readLink(file),
                system -> system.checkWritable(directory.resolve("none")));

        for (Change change : changes) {
            assertThat(failure(overlay, change)).isNotEmpty().isEqualTo(failure(real, change));
        }
    }

    @Test
    void refusesToReplaceADirectoryThatItFilled() throws IOException {
        Path made = directory.resolve("made");
        overlay.createDirectory(made);
        overlay.write(made.resolve("a"), bytes("a"), null);

        assertThatThrownBy(() -> overlay.write(made, bytes("x"), null)).hasMessageContaining("is not empty");
        overlay.delete(made.resolve("a"));
        overlay.write(made, bytes("x"), null);
        assertThat(overlay.read(made)).isEqualTo(bytes("x"));
    }

    @Test
    void doesNotKnowWhetherAUserThatIsMissingWouldBeCreated() {
        assertThatThrownBy(() -> overlay.setOwner(file, "no-such-user-at-all"))
                .isInstanceOf(NotKnownException.class)
                .hasMessageContaining("there is no user 'no-such-user-at-all'");
    }

    @Test
    void runsQueriesOnTheRealMachine() {
        assertThat(overlay.run(command(directory, "cat", "file")).stdout()).isEqualTo("old");
    }

    @Test
    void runsQueriesWhoseArgumentsAreNoPaths() {
        String script = "echo yes # " + "x".repeat(300) + "/" + "y".repeat(5000);

        assertThat(overlay.run(command(directory, "sh", "-c", script)).stdout()).isEqualTo("yes\n");
    }

    @Test
    void doesNotKnowTheResultOfAQueryAboutSomethingThatItChanged() throws IOException {
        overlay.write(file, bytes("new"), null);
        overlay.createDirectory(directory.resolve("made"));
        overlay.delete(full);

        for (CommandSpec query : List.of(
                command(directory, "cat", "file"),
                command(directory, "cat", file.toString()),
                command(directory, "test", "--config=" + file),
                command(directory, "ls", "full/sub"),
                command(full, "true"),
                command(directory.resolve("made"), "true"))) {
            assertThatThrownBy(() -> overlay.run(query))
                    .isInstanceOf(NotKnownException.class)
                    .hasMessageContaining("is not known in a prediction");
        }
    }

    @Test
    void startsAndStopsNothing() {
        Path log = directory.resolve("log");
        long self = ProcessHandle.current().pid();

        assertThat(overlay.start(command(directory, "touch", "started"), log)).isZero();
        assertThat(overlay.process(self)).isPresent();
        overlay.stop(self, Duration.ZERO);

        assertThat(overlay.process(self)).isEmpty();
    }

    @Test
    void saysThatTheResultOfACommandIsNotKnown() {
        UnknownResult result = new UnknownResult("make install");

        assertThatThrownBy(result::exitCode)
                .isInstanceOf(NotKnownException.class)
                .hasMessage(
                        "the result is not known in a prediction: the exit code of 'make install', which a deployment"
                                + " would run");
        assertThatThrownBy(result::stdout).isInstanceOf(NotKnownException.class);
        assertThatThrownBy(result::stderr).isInstanceOf(NotKnownException.class);
    }

    private interface Change {
        void make(SystemAccess system) throws IOException;
    }

    private static String failure(SystemAccess system, Change change) {
        try {
            change.make(system);
            return "";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static CommandSpec command(Path directory, String... argv) {
        return new CommandSpec(List.of(argv), Map.of(), directory, Optional.empty(), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All that is on the disk: kinds, modes, times and contents. */
    private Map<Path, String> snapshot() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                found.put(path, describe(path, attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                found.put(
                        path, describe(path, attributes) + (attributes.isRegularFile() ? Files.readString(path) : ""));
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String describe(Path path, BasicFileAttributes attributes) throws IOException {
        return new LocalSystem().status(path) + " " + attributes.fileKey() + " ";
    }
}
