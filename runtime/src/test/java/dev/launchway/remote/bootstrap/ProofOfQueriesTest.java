package dev.launchway.remote.bootstrap;

import static dev.launchway.engine.facts.ObservedFacts.query;
import static dev.launchway.remote.bootstrap.ChangingFiles.NAME;
import static dev.launchway.remote.bootstrap.ChangingFiles.delete;
import static dev.launchway.remote.bootstrap.ChangingFiles.file;
import static dev.launchway.remote.bootstrap.ChangingFiles.instead;
import static dev.launchway.remote.bootstrap.FactCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.system.LocalSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Facts of processes and queries, in each shell: true, false after each change, and true again when that is taken back. */
@EnabledOnOs(OS.LINUX)
class ProofOfQueriesTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> each() {
        Map<String, FactCase> cases = new LinkedHashMap<>();
        processes(cases);
        queries(cases);
        return FactCase.tests(directory, cases);
    }

    private static void processes(Map<String, FactCase> cases) {
        Process[] process = new Process[1];
        cases.put("a process", given(here -> process[0] = new ProcessBuilder("sleep", "600").start(), here -> {
            long pid = process[0].pid();
            return List.of(new Fact.Running(pid, new LocalSystem().process(pid)));
        }));
        cases.put(
                "no process",
                given(
                        here -> {
                            process[0].destroyForcibly().waitFor();
                        },
                        here -> List.of(new Fact.Running(process[0].pid(), Optional.empty()))));
    }

    private static void queries(Map<String, FactCase> cases) {
        cases.put(
                "exit codes",
                given(
                                here -> file(here, "a"),
                                here -> List.of(
                                        query(here, 0, null, null, "test", "-e", "a"),
                                        query(here, 1, null, null, "test", "-e", "b")))
                        .drift("another one", here -> delete(here.resolve("a")), here -> file(here, "a"))
                        .drift(
                                "another one of the second",
                                here -> file(here, "b"),
                                here -> delete(here.resolve("b"))));
        cases.put(
                "what a shell tells by itself",
                given(
                                here -> {
                                    Files.createDirectory(here.resolve("d"));
                                    file(here, NAME);
                                },
                                here -> List.of(
                                        query(here, 0, null, null, "test", "-f", NAME),
                                        query(here, 1, null, null, "test", "-d", here.resolve(NAME) + ""),
                                        query(here, 1, null, null, "test", "-s", ""),
                                        query(here.resolve("d"), 1, null, null, "test", "-e", "none")))
                        .drift("a directory", here -> instead(here, "mkdir"), here -> file(here, NAME))
                        .drift(
                                "there is something",
                                here -> file(here, "d/none"),
                                here -> Files.delete(here.resolve("d/none")))
                        .drift(
                                "gone where it is asked",
                                here -> Files.delete(here.resolve("d")),
                                here -> Files.createDirectory(here.resolve("d"))));
        cases.put(
                "outputs",
                given(
                                here -> Files.writeString(here.resolve("a"), "one\n\n"),
                                here -> List.of(
                                        query(here, 0, "one\n\n", null, "cat", "a"),
                                        query(here, 1, null, "", "test", "-e", "b"),
                                        query(
                                                here,
                                                0,
                                                "out",
                                                "err\n",
                                                "sh",
                                                "-c",
                                                "printf out; echo err >&2; echo > /dev/null"),
                                        query(here, 0, "", null, "cat", "/dev/null")))
                        .drift(
                                "longer",
                                here -> Files.writeString(here.resolve("a"), "one\n\n\n"),
                                here -> Files.writeString(here.resolve("a"), "one\n\n"))
                        .drift(
                                "another",
                                here -> Files.writeString(here.resolve("a"), "onE\n\n"),
                                here -> Files.writeString(here.resolve("a"), "one\n\n")));
        cases.put(
                "what a query is given",
                given(
                        here -> {},
                        here -> List.of(new Fact.Query(
                                List.of(
                                        "sh",
                                        "-c",
                                        "printf '%s|' \"$A\" \"$B\" \"$LANG\" \"${LC_ALL-none}\" \"$@\"; pwd; cat",
                                        "x",
                                        NAME,
                                        ""),
                                Map.of("A", NAME, "B", ""),
                                here,
                                Optional.of("in'put\n"),
                                Optional.of(Duration.ofSeconds(5)),
                                OptionalInt.of(0),
                                Optional.of(NAME + "||C.UTF-8|none|" + NAME + "||" + here + "\nin'put\n"),
                                Optional.empty()))));
    }

    @Test
    @Timeout(300)
    void nobodyWaitsForWhatAQueryLeavesBehind() throws Exception {
        ProofShell shell = new ProofShell(directory);
        Path here = directory.toRealPath();
        shell.keep(query(here, 0, null, null, "sh", "-c", "sleep 86400 & echo $! >> sleeping"));
        assertThat(shell.proving()).containsExactlyElementsOf(shell.provers());
        for (String process : Files.readAllLines(here.resolve("sleeping"))) {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroy);
        }
    }
}
