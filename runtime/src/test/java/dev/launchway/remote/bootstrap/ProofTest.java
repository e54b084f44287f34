package dev.launchway.remote.bootstrap;

import static dev.launchway.engine.facts.ObservedFacts.kind;
import static dev.launchway.engine.facts.ObservedFacts.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.NotProvableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Facts of several roots, of moments, and such that no shell can tell. */
@EnabledOnOs(OS.LINUX)
class ProofTest {

    @TempDir
    private Path directory;

    @Test
    void momentsAreComparedWithTheClockOfTheHost() throws Exception {
        ProofShell shell = new ProofShell(directory);
        Instant now = Instant.now();
        shell.keep(new Fact.Moment(now.minusSeconds(60), true), new Fact.Moment(now.plusSeconds(6000), false));
        assertThat(shell.proving()).containsExactlyElementsOf(shell.provers());

        shell.keep(new Fact.Moment(now.minusSeconds(1), false));
        assertThat(shell.proving()).as("it has come").isEmpty();
        shell.keep(new Fact.Moment(now.plusSeconds(6000), true));
        assertThat(shell.proving()).as("the clock jumped back").isEmpty();
    }

    @Test
    void rootsAreProvenUpToTheFirstThatIsNot() throws Exception {
        ProofShell shell = new ProofShell(directory);
        Path here = Files.createDirectory(directory.toRealPath().resolve("here"));
        List<String> names = List.of("1".repeat(32), "2".repeat(32), "3".repeat(32));
        for (String name : names) {
            Files.writeString(here.resolve(name), name);
            shell.keepAs(
                    name,
                    query(here, 0, name, null, "cat", name),
                    new Fact.Names(here, names),
                    query(here, 0, null, null, "grep", "-q", name, name));
        }
        assertThat(shell.proven(names)).hasSize(shell.provers().size() - 1).containsOnly("...");
        Files.writeString(here.resolve(names.get(1)), "other");
        assertThat(shell.proven(names)).containsOnly(".");
        Files.writeString(shell.facts().resolve(names.get(1)), "fact 'seal' '");
        assertThat(shell.proven(names)).containsOnly(".");
        Files.writeString(shell.facts().resolve(names.get(0)), "exit 0\n");
        assertThat(shell.proven(names)).containsOnly("");
    }

    @TestFactory
    Stream<DynamicTest> whatNoShellCanTell() {
        Path path = Path.of("/a");
        Map<String, Fact> cases = new LinkedHashMap<>();
        cases.put("no plain UTF-8", kind(Path.of("/a\ufffd"), Kind.FILE));
        cases.put("is a pattern", new Fact.Names(path, List.of("*")));
        cases.put("is no plain UTF-8", query(path, 0, "\ufffd", null, "a"));
        cases.put("ended by a signal", query(path, 137, null, null, "a"));
        cases.put("has a name that no shell takes", query(path, 0, null, null, "a=b"));
        cases.put("asked for by name", new Fact.Connects("db.example.com", 5432));
        cases.put("asked by https", new Fact.Responds(URI.create("https://127.0.0.1/")));
        cases.put("too long", query(path, 0, null, null, "a", "x".repeat(70_000)));
        cases.put("no start times", new Fact.Running(1, Optional.of("2026-01-01T00:00:00Z")));
        cases.put(
                "has no name",
                new Fact.Entry(
                        path,
                        Kind.FILE,
                        Optional.empty(),
                        Optional.of("1234"),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty()));
        return cases.entrySet().stream()
                .map(one -> dynamicTest(one.getKey(), () -> {
                    ProofShell shell =
                            new ProofShell(directory.resolve("" + one.getKey().hashCode()));
                    assertThatThrownBy(() -> shell.keep(one.getValue()))
                            .isInstanceOf(NotProvableException.class)
                            .hasMessageContaining(one.getKey());
                }));
    }
}
