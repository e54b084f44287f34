package dev.launchway.remote.bootstrap;

import static dev.launchway.engine.facts.ObservedFacts.content;
import static dev.launchway.engine.facts.ObservedFacts.kind;
import static dev.launchway.remote.bootstrap.ChangingFiles.NAME;
import static dev.launchway.remote.bootstrap.ChangingFiles.delete;
import static dev.launchway.remote.bootstrap.ChangingFiles.file;
import static dev.launchway.remote.bootstrap.ChangingFiles.relink;
import static dev.launchway.remote.bootstrap.ChangingFiles.run;
import static dev.launchway.remote.bootstrap.FactCase.given;

import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.facts.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Facts of contents, links and names, in each shell: true, false after each change, and true again when that is taken back. */
@EnabledOnOs(OS.LINUX)
class ProofOfContentsTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> each() {
        Map<String, FactCase> cases = new LinkedHashMap<>();
        contents(cases);
        links(cases);
        names(cases);
        return FactCase.tests(directory, cases);
    }

    private static void contents(Map<String, FactCase> cases) {
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

    private static void links(Map<String, FactCase> cases) {
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

    private static void names(Map<String, FactCase> cases) {
        List<String> all =
                List.of("b", "a", "B", ".x", "..y", "...", NAME, "-z", "~", "#", "a\tb", "\u0101", "[ab]", "\\");
        FactCase.Step many = here -> {
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
}
