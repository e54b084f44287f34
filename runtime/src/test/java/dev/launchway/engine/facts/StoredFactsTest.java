package dev.launchway.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts lie in files that nobody else can have written. */
class StoredFactsTest {

    private final Path state;
    private final Path directory;
    private final StoredFacts stored;

    StoredFactsTest(@TempDir Path state) {
        this.state = state;
        this.directory = state.resolve("facts");
        this.stored = new StoredFacts(state);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsFactsForTheirOwnerAlone() throws IOException {
        assertThat(stored.facts("app")).isEmpty();
        stored.keep("app", "one\n");
        stored.keep("app", "two\n");
        assertThat(stored.facts("app")).contains("two\n");
        assertThat(stored.facts("other")).isEmpty();
        assertThat(names()).containsExactly(RootKeys.file("app"));
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(directory.resolve(RootKeys.file("app")))).isEqualTo("rw-------");
    }

    @Test
    void makesTheKeyOfTheHostOnce() throws IOException {
        assertThat(stored.readKey()).isEmpty();
        String key = stored.key();
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(stored.key()).isEqualTo(key);
        assertThat(stored.readKey()).contains(key);
        assertThat(mode(directory.resolve("key"))).isEqualTo("rw-------");
        assertThat(new StoredFacts(Files.createDirectory(state.resolve("other"))).key())
                .isNotEqualTo(key);
    }

    @Test
    void makesAnotherKeyOfWhatIsNone() throws IOException {
        stored.keep("app", "facts");
        Files.writeString(directory.resolve("key"), "short\n");
        Files.setPosixFilePermissions(directory.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        assertThat(stored.readKey()).isEmpty();
        assertThat(stored.key()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw----", "rw----r--", "rwx------", "r--------"})
    void readsNothingThatHasAnotherMode(String mode) throws IOException {
        stored.keep("app", "facts");
        Files.setPosixFilePermissions(directory.resolve(RootKeys.file("app")), PosixFilePermissions.fromString(mode));
        assertThat(stored.facts("app")).isEmpty();
        stored.keep("app", "others");
        assertThat(stored.facts("app")).contains("others");
    }

    @Test
    void readsNothingOfADirectoryThatIsOpen() throws IOException {
        stored.keep("app", "facts");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(stored.facts("app")).isEmpty();
        stored.keep("other", "others");
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(stored.facts("app")).contains("facts");
    }

    @Test
    void readsNothingThroughLinks() throws IOException {
        stored.keep("app", "facts");
        Path file = directory.resolve(RootKeys.file("app"));
        Files.move(file, state.resolve("elsewhere"));
        Files.createSymbolicLink(file, state.resolve("elsewhere"));
        assertThat(stored.facts("app")).isEmpty();

        Files.delete(file);
        Files.move(state.resolve("elsewhere"), file);
        Files.move(directory, state.resolve("elsewhere"));
        Files.createSymbolicLink(directory, state.resolve("elsewhere"));
        assertThat(stored.facts("app")).isEmpty();
    }

    @Test
    void readsNothingInPlaceOfAFile() throws IOException {
        stored.keep("app", "facts");
        Path file = directory.resolve(RootKeys.file("app"));
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(stored.facts("app")).isEmpty();
    }

    @Test
    void forgetsWhatNobodyNeeds() throws IOException {
        stored.forgetAllBut(List.of("app"));
        assertThat(directory).doesNotExist();
        String key = stored.key();
        stored.keep("app", "facts");
        stored.keep("gone", "facts");
        Files.writeString(directory.resolve("gone.new"), "half of the fac");
        stored.forgetAllBut(List.of("app", "another"));
        assertThat(names()).containsExactlyInAnyOrder(RootKeys.file("app"), "key");
        assertThat(stored.readKey()).contains(key);
    }
}
