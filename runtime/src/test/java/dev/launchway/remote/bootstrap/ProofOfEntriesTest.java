package dev.launchway.remote.bootstrap;

import static dev.launchway.engine.facts.ObservedFacts.content;
import static dev.launchway.engine.facts.ObservedFacts.kind;
import static dev.launchway.engine.facts.ObservedFacts.mode;
import static dev.launchway.engine.facts.ObservedFacts.whole;
import static dev.launchway.remote.bootstrap.ChangingFiles.MISSING;
import static dev.launchway.remote.bootstrap.ChangingFiles.NAME;
import static dev.launchway.remote.bootstrap.ChangingFiles.delete;
import static dev.launchway.remote.bootstrap.ChangingFiles.file;
import static dev.launchway.remote.bootstrap.ChangingFiles.instead;
import static dev.launchway.remote.bootstrap.ChangingFiles.rewrite;
import static dev.launchway.remote.bootstrap.ChangingFiles.setMode;
import static dev.launchway.remote.bootstrap.ChangingFiles.shift;
import static dev.launchway.remote.bootstrap.FactCase.given;

import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.facts.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Facts of what is at a path, in each shell: true, false after each change, and true again when that is taken back. */
@EnabledOnOs(OS.LINUX)
class ProofOfEntriesTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> each() {
        Map<String, FactCase> cases = new LinkedHashMap<>();
        kinds(cases);
        properties(cases);
        return FactCase.tests(directory, cases);
    }

    private static void kinds(Map<String, FactCase> cases) {
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

    private static void properties(Map<String, FactCase> cases) {
        cases.put(
                "all of a file",
                given(
                                here -> {
                                    file(here, NAME);
                                    setMode(here, "rw-r-----");
                                },
                                here -> List.of(whole(here.resolve(NAME))))
                        .drift("its mode", here -> setMode(here, "rw-rw----"), here -> setMode(here, "rw-r-----"))
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
                                    setMode(here, "rwxr-x---");
                                },
                                here -> List.of(mode(here.resolve(NAME))))
                        .drift("its mode", here -> setMode(here, "rwxr-x--x"), here -> setMode(here, "rwxr-x---"))
                        .drift(
                                "a file of this mode",
                                here -> {
                                    delete(here.resolve(NAME));
                                    file(here, NAME);
                                    setMode(here, "rwxr-x---");
                                },
                                here -> {
                                    delete(here.resolve(NAME));
                                    Files.createDirectory(here.resolve(NAME));
                                    setMode(here, "rwxr-x---");
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
                                here -> setMode(here.resolve("file39"), "rwx------"),
                                here -> setMode(here.resolve("file39"), "rw-r--r--")));
    }
}
