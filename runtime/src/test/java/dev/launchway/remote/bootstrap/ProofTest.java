package dev.launchway.remote.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.NotProvableException;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of fact in each shell: true, false after each change, and true again when that is taken back. */
@EnabledOnOs(OS.LINUX)
class ProofTest {

    private static final String NAME = "a 'b'\n\"c\" \\ *?[d] -e $f ü%";

    /** Busybox tells of a missing file as it is named, by as many lines as its name has. */
    private static final String MISSING = NAME.replace('\n', ' ');

    @TempDir
    private Path directory;

    private interface Step {
        void on(Path here) throws Exception;
    }

    private interface Facts {
        List<Fact> of(Path here) throws Exception;
    }

    /** A change that makes something false, and what takes it back. */
    private record Drift(Step change, Step back) {}

    /** What is there before, what is known of it, and what makes that false. */
    private record Case(Step given, Facts facts, Map<String, Drift> drifts) {

        Case drift(String name, Step change, Step back) {
            drifts.put(name, new Drift(change, back));
            return this;
        }
    }

    private static Case given(Step given, Facts facts) {
        return new Case(given, facts, new LinkedHashMap<>());
    }

    @TestFactory
    Stream<DynamicTest> eachKindOfFact() {
        Map<String, Case> cases = new LinkedHashMap<>();
        kinds(cases);
        properties(cases);
        contents(cases);
        links(cases);
        names(cases);
        processes(cases);
        queries(cases);
        AtomicInteger number = new AtomicInteger();
        return cases.entrySet().stream()
                .map(one -> dynamicTest(
                        one.getKey(), () -> check(one.getValue(), directory.resolve("" + number.incrementAndGet()))));
    }

    private static void check(Case one, Path directory) throws Exception {
        ProofShell shell = new ProofShell(directory);
        Path here = Files.createDirectory(directory.toRealPath().resolve("here"));
        one.given().on(here);
        shell.keep(one.facts().of(here));

        assertThat(shell.proving()).as("kept").containsExactlyElementsOf(shell.provers());
        for (Map.Entry<String, Drift> drift : one.drifts().entrySet()) {
            drift.getValue().change().on(here);
            assertThat(shell.proving()).as(drift.getKey()).isEmpty();
            drift.getValue().back().on(here);
            assertThat(shell.isProven()).as(drift.getKey() + " and back").isTrue();
        }
        assertThat(shell.facts()).isDirectoryNotContaining("glob:**{output,rest,input}*");
    }

    private static void kinds(Map<String, Case> cases) {
        cases.put(
                "a file",
                given(here -> file(here, NAME), here -> List.of(kind(here.resolve(NAME), Kind.FILE)))
                        .drift("gone", here -> Files.delete(here.resolve(NAME)), here -> file(here, NAME))
                        .drift("a directory", here -> instead(here, "mkdir"), here -> file(here, NAME))
                        .drift("a link", here -> instead(here, "ln", "-s", "/etc/hostname"), here -> file(here, NAME))
                        .drift("a pipe", here -> instead(here, "mkfifo"), here -> file(here, NAME)));
        cases.put(
                "a directory",
                given(
                                here -> Files.createDirectory(here.resolve(NAME)),
                                here -> List.of(kind(here.resolve(NAME), Kind.DIRECTORY)))
                        .drift("gone", here -> delete(here.resolve(NAME)), here -> instead(here, "mkdir"))
                        .drift("a file", here -> file(here, NAME), here -> instead(here, "mkdir"))
                        .drift(
                                "a link to one",
                                here -> instead(here, "ln", "-s", "/"),
                                here -> instead(here, "mkdir")));
        cases.put(
                "a link",
                given(
                                here -> instead(here, "ln", "-s", "none"),
                                here -> List.of(kind(here.resolve(NAME), Kind.SYMLINK)))
                        .drift("a file", here -> file(here, NAME), here -> instead(here, "ln", "-s", "none")));
        cases.put(
                "a pipe",
                given(here -> instead(here, "mkfifo"), here -> List.of(kind(here.resolve(NAME), Kind.OTHER)))
                        .drift("a file", here -> file(here, NAME), here -> instead(here, "mkfifo"))
                        .drift("gone", here -> delete(here.resolve(NAME)), here -> instead(here, "mkfifo")));
        cases.put(
                "nothing",
                given(
                                here -> {},
                                here -> List.of(
                                        kind(here.resolve(MISSING), Kind.MISSING),
                                        kind(here.resolve("none/none"), Kind.MISSING),
                                        kind(here.resolve("x: No such file or directory"), Kind.MISSING)))
                        .drift("a file", here -> file(here, MISSING), here -> delete(here.resolve(MISSING)))
                        .drift(
                                "a link to nothing",
                                here -> Files.createSymbolicLink(here.resolve(MISSING), Path.of("none")),
                                here -> delete(here.resolve(MISSING)))
                        .drift(
                                "a file with the name of a message",
                                here -> file(here, "x: No such file or directory"),
                                here -> delete(here.resolve("x: No such file or directory"))));
        cases.put(
                "nothing below a file",
                given(here -> file(here, "a"), here -> List.of(kind(here.resolve("a/b"), Kind.MISSING)))
                        .drift(
                                "a file",
                                here -> {
                                    delete(here.resolve("a"));
                                    Files.createDirectory(here.resolve("a"));
                                    file(here, "a/b");
                                },
                                here -> {
                                    delete(here.resolve("a/b"));
                                    delete(here.resolve("a"));
                                    file(here, "a");
                                }));
    }

    private static void properties(Map<String, Case> cases) {
        cases.put(
                "all of a file",
                given(
                                here -> {
                                    file(here, NAME);
                                    mode(here, "rw-r-----");
                                },
                                here -> List.of(whole(here.resolve(NAME))))
                        .drift("its mode", here -> mode(here, "rw-rw----"), here -> mode(here, "rw-r-----"))
                        .drift("its time by a nanosecond", here -> shift(here, 1), here -> shift(here, -1))
                        .drift(
                                "its time by a day",
                                here -> shift(here, 86_400_000_000_000L),
                                here -> shift(here, -86_400_000_000_000L))
                        .drift("its size", here -> rewrite(here, "content."), here -> rewrite(here, "content")));
        cases.put(
                "the mode of a directory",
                given(
                                here -> {
                                    Files.createDirectory(here.resolve(NAME));
                                    mode(here, "rwxr-x---");
                                },
                                here -> List.of(mode(here.resolve(NAME))))
                        .drift("its mode", here -> mode(here, "rwxr-x--x"), here -> mode(here, "rwxr-x---"))
                        .drift(
                                "a file of this mode",
                                here -> {
                                    delete(here.resolve(NAME));
                                    file(here, NAME);
                                    mode(here, "rwxr-x---");
                                },
                                here -> {
                                    delete(here.resolve(NAME));
                                    Files.createDirectory(here.resolve(NAME));
                                    mode(here, "rwxr-x---");
                                }));
        cases.put(
                "the mode of many files",
                given(
                                here -> {
                                    for (int i = 0; i < 40; i++) {
                                        file(here, "file" + i);
                                    }
                                },
                                here -> {
                                    List<Fact> facts = new ArrayList<>();
                                    for (int i = 0; i < 40; i++) {
                                        facts.add(mode(here.resolve("file" + i)));
                                        facts.add(content(here.resolve("file" + i)));
                                    }
                                    return facts;
                                })
                        .drift(
                                "the last one's",
                                here -> mode(here.resolve("file39"), "rwx------"),
                                here -> mode(here.resolve("file39"), "rw-r--r--")));
    }

    private static void contents(Map<String, Case> cases) {
        for (String name : List.of("plain", NAME, "-n", "a\\b", "a\rb", "new\nline", "\u0081\u0101", "\u0001\u007f")) {
            cases.put(
                    "the content of " + name,
                    given(
                                    here -> file(here, name),
                                    here -> List.of(kind(here.resolve(name), Kind.FILE), content(here.resolve(name))))
                            .drift(
                                    "another one as long",
                                    here -> Files.writeString(here.resolve(name), "CONTENT"),
                                    here -> Files.writeString(here.resolve(name), "content"))
                            .drift(
                                    "none",
                                    here -> Files.writeString(here.resolve(name), ""),
                                    here -> Files.writeString(here.resolve(name), "content"))
                            .drift("gone", here -> delete(here.resolve(name)), here -> file(here, name)));
        }
        cases.put(
                "the content behind a link",
                given(
                                here -> {
                                    file(here, "a");
                                    Files.createSymbolicLink(here.resolve("b"), Path.of("a"));
                                },
                                here -> List.of(content(here.resolve("b"))))
                        .drift("gone", here -> delete(here.resolve("a")), here -> file(here, "a"))
                        .drift(
                                "a pipe",
                                here -> {
                                    delete(here.resolve("a"));
                                    run("mkfifo", here.resolve("a").toString());
                                },
                                here -> {
                                    delete(here.resolve("a"));
                                    file(here, "a");
                                })
                        .drift(
                                "a device",
                                here -> {
                                    delete(here.resolve("b"));
                                    Files.createSymbolicLink(here.resolve("b"), Path.of("/dev/zero"));
                                },
                                here -> {
                                    delete(here.resolve("b"));
                                    Files.createSymbolicLink(here.resolve("b"), Path.of("a"));
                                }));
        cases.put(
                "no content",
                given(here -> Files.writeString(here.resolve("a"), ""), here -> List.of(content(here.resolve("a"))))
                        .drift(
                                "some",
                                here -> Files.writeString(here.resolve("a"), "\n"),
                                here -> Files.writeString(here.resolve("a"), "")));
    }

    private static void links(Map<String, Case> cases) {
        for (String text : List.of("releases/42", "a 'b' \\ c", "a\nb\n", "-n", "ü", "a' -> 'b")) {
            cases.put(
                    "a link to " + text,
                    given(
                                    here -> {
                                        Files.createSymbolicLink(here.resolve("link"), Path.of(text));
                                        Files.createSymbolicLink(here.resolve(NAME), Path.of(text));
                                    },
                                    here -> List.of(
                                            kind(here.resolve("link"), Kind.SYMLINK),
                                            new Fact.Link(here.resolve("link"), text),
                                            new Fact.Link(here.resolve(NAME), text)))
                            .drift("longer", here -> relink(here, text + "\n"), here -> relink(here, text))
                            .drift("another", here -> relink(here, "x" + text), here -> relink(here, text))
                            .drift(
                                    "a file",
                                    here -> {
                                        delete(here.resolve("link"));
                                        Files.writeString(here.resolve("link"), text);
                                    },
                                    here -> relink(here, text)));
        }
    }

    private static void names(Map<String, Case> cases) {
        List<String> all =
                List.of("b", "a", "B", ".x", "..y", "...", NAME, "-z", "~", "#", "a\tb", "\u0101", "[ab]", "\\");
        Step many = here -> {
            for (String name : all) {
                file(here, name);
            }
        };
        cases.put(
                "names",
                given(many, here -> List.of(new Fact.Names(here, all)))
                        .drift("one more", here -> file(here, "c"), here -> delete(here.resolve("c")))
                        .drift("one more hidden", here -> file(here, ".c"), here -> delete(here.resolve(".c")))
                        .drift("one more dotted", here -> file(here, "..c"), here -> delete(here.resolve("..c")))
                        .drift("a pattern", here -> file(here, "*"), here -> delete(here.resolve("*")))
                        .drift("one less", here -> delete(here.resolve("a")), here -> file(here, "a"))
                        .drift(
                                "another",
                                here -> Files.move(here.resolve("a"), here.resolve("A")),
                                here -> Files.move(here.resolve("A"), here.resolve("a")))
                        .drift(
                                "bytes that are no UTF-8",
                                here -> run("sh", "-c", "touch \"$(printf '" + here + "/\\377')\""),
                                here -> run("sh", "-c", "rm \"$(printf '" + here + "/\\377')\"")));
        cases.put(
                "no names",
                given(
                                here -> Files.createDirectory(here.resolve("d")),
                                here -> List.of(new Fact.Names(here.resolve("d"), List.of())))
                        .drift("one", here -> file(here, "d/a"), here -> delete(here.resolve("d/a")))
                        .drift("a hidden one", here -> file(here, "d/.a"), here -> delete(here.resolve("d/.a")))
                        .drift("a pattern", here -> file(here, "d/*"), here -> delete(here.resolve("d/*")))
                        .drift(
                                "a pattern that is hidden",
                                here -> file(here, "d/.[!.]*"),
                                here -> delete(here.resolve("d/.[!.]*"))));
        cases.put(
                "no directory",
                given(here -> {}, here -> List.of(new Fact.Names(here.resolve("d"), List.of())))
                        .drift(
                                "one with a file",
                                here -> {
                                    Files.createDirectory(here.resolve("d"));
                                    file(here, "d/a");
                                },
                                here -> {
                                    delete(here.resolve("d/a"));
                                    delete(here.resolve("d"));
                                }));
    }

    private static void processes(Map<String, Case> cases) {
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

    private static void queries(Map<String, Case> cases) {
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

    private static Fact.Entry kind(Path path, Kind kind) {
        return new Fact.Entry(
                path,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static Fact.Entry mode(Path path) throws IOException {
        FileStatus status = new LocalSystem().status(path);
        return new Fact.Entry(
                path,
                status.kind(),
                Optional.of(status.mode()),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(status.size()),
                Optional.empty());
    }

    private static Fact.Entry whole(Path path) throws IOException {
        FileStatus status = new LocalSystem().status(path);
        return new Fact.Entry(
                path,
                status.kind(),
                Optional.of(status.mode()),
                Optional.of(status.owner()),
                Optional.of(status.group()),
                OptionalLong.of(status.size()),
                Optional.of(status.modified()));
    }

    private static Fact.Content content(Path path) throws IOException {
        return new Fact.Content(path, Sha256.hex(Files.readAllBytes(path)));
    }

    private static Fact.Query query(Path directory, int code, String stdout, String stderr, String... argv) {
        return new Fact.Query(
                List.of(argv),
                Map.of(),
                directory,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(code),
                Optional.ofNullable(stdout),
                Optional.ofNullable(stderr));
    }

    private static void file(Path here, String name) throws IOException {
        Path file = here.resolve(name);
        delete(file);
        Files.write(file, "content".getBytes(UTF_8));
    }

    private static void rewrite(Path here, String text) throws IOException {
        Path file = here.resolve(NAME);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
    }

    private static void shift(Path here, long nanos) throws IOException {
        Path file = here.resolve(NAME);
        Instant now = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(now.plusNanos(nanos)));
    }

    private static void mode(Path here, String bits) throws IOException {
        Path file = Files.exists(here.resolve(NAME)) ? here.resolve(NAME) : here;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(bits));
    }

    private static void relink(Path here, String text) throws IOException {
        delete(here.resolve("link"));
        Files.createSymbolicLink(here.resolve("link"), Path.of(text));
    }

    /** Makes something else of {@link #NAME}. */
    private static void instead(Path here, String... command) throws Exception {
        delete(here.resolve(NAME));
        List<String> argv = new ArrayList<>(List.of(command));
        argv.add(here.resolve(NAME).toString());
        run(argv.toArray(String[]::new));
    }

    private static void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    private static void run(String... argv) throws Exception {
        Process process = new ProcessBuilder(argv).inheritIO().start();
        assertThat(process.waitFor()).as("%s", List.of(argv)).isZero();
    }
}
