package dev.launchway.secrets.source;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretSource;
import dev.launchway.plan.SecretSource.Kind;
import dev.launchway.plan.SecretValue;
import dev.launchway.plan.ValueType;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.testing.run.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that stand in no file of secrets: a program, a variable or a file gives them, or it is said why not. */
class SecretSourcesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private final List<SecretFault> faults = new ArrayList<>();

    @BeforeEach
    void path() {
        variables.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    }

    @Test
    void aProgramIsGivenTheNameInEachArgument() throws Exception {
        program("give", "printf '%s,' \"$@\"");

        assertThat(texts(command(LONG, "give", "op://prod/{{ key }}", "--plain", "{{ key }}={{key}}"), "db.password"))
                .containsExactly(Map.entry("db.password", "op://prod/db.password,--plain,db.password=db.password,"));
    }

    @Test
    void noShellReadsTheName() throws Exception {
        program("give", "printf '%s' \"$1\"");
        String name = "$(touch " + directory.resolve("caught") + "); `id` 'a' \"b\" \\ ä *";

        assertThat(texts(command(LONG, "give", "{{ key }}"), name)).containsEntry(name, name);
        assertThat(directory.resolve("caught")).doesNotExist();
    }

    @Test
    void aProgramHasNothingToReadAndTheVariablesOfItsCaller() throws Exception {
        variables.put("TOKEN", "of-the-caller");
        program("give", "read -r line; printf '%s %s %s' \"$line\" \"$TOKEN\" \"$PWD\"");

        assertThat(texts(command(LONG, "give", "{{ key }}"), "a"))
                .containsEntry("a", " of-the-caller " + directory.toRealPath());
    }

    @Test
    void aProgramMayBeNamedByItsPath() throws Exception {
        Path program = program("give", "printf %s \"$1\"");

        assertThat(texts(command(LONG, program.toString(), "{{ key }}"), "a")).containsEntry("a", "a");
        assertThat(texts(command(LONG, "bin/give", "{{ key }}"), "a")).containsEntry("a", "a");
    }

    @Test
    void oneLineEndIsNoPartOfATextAndAPartOfAFile() throws Exception {
        program("give", "printf \"$1\"");
        Map<String, SecretValue> values =
                read(command(LONG, "give", "{{ key }}"), "a\\n", "b\\n\\n", "c\\r\\n", "d", "e\\n\\0");

        assertThat(values.values().stream()
                        .map(value -> ValueType.SECRET.convert(value).reveal()))
                .containsExactly("a", "b\n", "c", "d", "e\n\0");
        assertThat(values.values().stream()
                        .map(value -> ValueType.SECRET_FILE.convert(value).reveal())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .containsExactly("a\n", "b\n\n", "c\r\n", "d", "e\n\0");
    }

    @Test
    void eachIsAskedForOnceAndEightAtATime() throws Exception {
        Path log = directory.resolve("log");
        Path running = Files.createDirectory(directory.resolve("running"));
        program(
                "give",
                "echo \"$1\" >> " + log + "; : > " + running + "/$1; ls " + running + " | wc -l >> " + directory
                        + "/counts; sleep 0.2; rm " + running + "/$1; echo \"$1\"");
        String[] names = IntStream.range(0, 40).mapToObj(i -> "key" + i).toArray(String[]::new);

        assertThat(texts(command(LONG, "give", "{{ key }}"), names)).hasSize(40).containsEntry("key17", "key17");
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrder(names);
        assertThat(Files.readAllLines(directory.resolve("counts")))
                .extracting(count -> Integer.parseInt(count.strip()))
                .allMatch(count -> count <= 8)
                .anyMatch(count -> count > 1);
    }

    @Test
    void whatAProgramSaysOfItsFailureIsShownWithoutValues() throws Exception {
        program(
                "give",
                "case $1 in good) echo canary-of-good ;; *) echo canary-of-bad; "
                        + "echo \"got canary-of-bad, had canary-of-good\" >&2; exit 7 ;; esac");

        assertThat(texts(command(LONG, "give", "{{ key }}"), "bad", "good")).containsOnlyKeys("good");
        assertThat(told())
                .containsExactly(
                        "no value for secret 'bad': 'give' ended with exit code 7",
                        "got (secret), had (secret)",
                        "help: try it: give bad");
    }

    @Test
    void longWordsOfAProgramAreShortened() throws Exception {
        program(
                "give",
                "i=0; while [ $i -lt 20000 ]; do echo \"line $i of many\" >&2; i=$((i+1)); done; "
                        + "printf 'x%.0s' $(seq 1 500) >&2; exit 1");

        assertThat(texts(command(LONG, "give", "{{ key }}"), "a")).isEmpty();
        assertThat(faults.get(0).details())
                .hasSize(7)
                .startsWith("line 0 of many")
                .contains("…");
        assertThat(faults.get(0).details()).allMatch(line -> line.length() < 210);
    }

    @Test
    void whatFailsAlikeIsToldOnce() throws Exception {
        program("give", "[ \"$1\" = e ] && exit 3; echo 'not logged in' >&2; exit 1");

        read(command(LONG, "give", "it's {{ key }}"), "a", "b", "c", "d", "e");
        assertThat(told())
                .containsExactly(
                        "no value for secrets 'a', 'b', 'c' and 2 more: 'give' ended with exit code 1",
                        "not logged in",
                        "help: try it: give 'it'\\''s a'");
        assertThat(faults.get(0).secrets()).hasSize(5);
    }

    @Test
    void aProgramThatIsNotThereIsToldOnce() throws Exception {
        program("vault", "true");

        read(command(LONG, "valt", "{{ key }}"), "a", "b");
        read(command(LONG, "one-password", "{{ key }}"), "a");
        read(command(LONG, "/opt/none/op", "{{ key }}"), "a");
        read(command(LONG, "./bin", "{{ key }}"), "a");
        Files.writeString(directory.resolve("plain"), "");
        read(command(LONG, "./plain", "{{ key }}"), "a");
        assertThat(told())
                .containsExactly(
                        "no value for secrets 'a', 'b': there is no program 'valt' in the directories of PATH",
                        "help: did you mean 'vault'?",
                        "no value for secret 'a': there is no program 'one-password' in the directories of PATH",
                        "help: install it, or write its whole path; PATH is " + variables.get("PATH"),
                        "no value for secret 'a': there is no program /opt/none/op",
                        "help: install it, or write the path that it has",
                        "no value for secret 'a': " + directory.resolve("./bin") + " is a directory, and no program",
                        "help: write the path of the program",
                        "no value for secret 'a': the program " + directory.resolve("./plain") + " may not be executed",
                        "help: chmod +x " + directory.resolve("./plain"));
    }

    @Test
    void aNameThatCannotBeAnArgumentIsTold() throws Exception {
        program("give", "true");

        read(command(LONG, "give", "{{ key }}"), "a\0b");
        assertThat(told())
                .containsExactly(
                        "no value for secret 'a b': 'give' cannot be started: invalid null character in command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo", "printf '\\r\\n'"})
    void nothingIsNoValue(String script) throws Exception {
        program("give", script);

        assertThat(texts(command(LONG, "give", "{{ key }}"), "a")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secret 'a': 'give' ended with exit code 0, and wrote no value",
                        "help: try it: give a");
    }

    @Test
    void whatDoesNotEndInTimeIsEndedWithAllThatItStarted() throws Exception {
        Path pids = directory.resolve("pids");
        program(
                "give",
                "echo waiting >&2; sleep 1000 & echo $! >> " + pids + "; sh -c 'trap \"\" TERM; echo $$ >> " + pids
                        + "; sleep 1000; sleep 1000'");
        String[] names = IntStream.range(0, 20).mapToObj(i -> "key" + i).toArray(String[]::new);

        assertThat(texts(command(Duration.ofMillis(9500), "give", "{{ key }}"), names))
                .isEmpty();
        assertThat(faults).hasSize(2);
        assertThat(told())
                .contains(
                        "no value for secrets 'key0', 'key1', 'key2' and 5 more: 'give' did not end within 9500 ms,"
                                + " and was ended",
                        "waiting",
                        "help: log in before, so that it has nothing to ask, or set secrets.timeout; try it: give key0",
                        "no value for secrets 'key8', 'key9', 'key10' and 9 more: 'give' was not asked any more,"
                                + " since it did not answer in time before");
        assertThat(Files.readAllLines(pids)).hasSizeBetween(8, 16);
        for (String pid : Files.readAllLines(pids)) {
            waitFor("the end of " + pid).until(() -> !runs(pid));
        }
    }

    @Test
    void aProgramThatWritesWithoutEndIsEnded() throws Exception {
        program("give", "exec cat /dev/zero");

        assertThat(texts(command(LONG, "give", "{{ key }}"), "a")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secret 'a': 'give' wrote more than 1 MiB, and was ended", "help: try it: give a");
    }

    @Test
    void aValueMayHaveAMebibyte() throws Exception {
        program("give", "head -c 1048576 /dev/zero");

        assertThat(read(command(LONG, "give", "{{ key }}"), "a").get("a").content())
                .hasSize(1 << 20);
    }

    @Test
    void anAgentThatAProgramLeavesBehindIsLeftAlone() throws Exception {
        Path pid = directory.resolve("pid");
        program("give", "sleep 1000 > /dev/null 2>&1 & echo $! > " + pid + "; echo value");

        assertThat(texts(command(LONG, "give", "{{ key }}"), "a")).containsEntry("a", "value");
        String agent = Files.readString(pid).strip();
        assertThat(runs(agent)).isTrue();
        ProcessHandle.of(Long.parseLong(agent)).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void anInterruptEndsAllPrograms() throws Exception {
        Path pids = directory.resolve("pids");
        program("give", "echo $$ >> " + pids + "; sleep 1000; true");
        List<Exception> thrown = new ArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                read(command(LONG, "give", "{{ key }}"), "a", "b", "c");
            } catch (InterruptedException e) {
                thrown.add(e);
            }
        });
        reader.start();
        waitFor("three programs")
                .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 3);
        reader.interrupt();
        reader.join();

        assertThat(thrown).hasSize(1);
        for (String pid : Files.readAllLines(pids)) {
            waitFor("the end of " + pid).until(() -> !runs(pid));
        }
    }

    @Test
    void theEndOfTheProcessEndsAllPrograms() throws Exception {
        Path pids = directory.resolve("pids");
        program("give", "echo $$ >> " + pids + "; sleep 1000; true");
        Process java = new ProcessBuilder(JavaProgram.command(
                        Reading.class, directory.resolve("bin/give").toString()))
                .inheritIO()
                .start();
        waitFor("three programs")
                .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 3);
        java.destroy();

        assertThat(java.waitFor()).isEqualTo(143);
        for (String pid : Files.readAllLines(pids)) {
            waitFor("the end of " + pid).until(() -> !runs(pid));
        }
    }

    /** A process that asks for secrets and is ended meanwhile. */
    static final class Reading {

        private Reading() {}

        public static void main(String[] args) throws InterruptedException {
            SecretSources.open(command(LONG, args[0], "{{ key }}"), System.getenv(), Path.of("/"))
                    .read(secrets("a", "b", "c"), fault -> {});
        }
    }

    @Test
    void aVariableHasThePrefixAndTheNameInCapitals() throws Exception {
        variables.put("SHOP_DB01_POSTGRES_PASSWORD", "one");
        variables.put("SHOP_TLS_P12", " two\nlines\n");

        variables.put("SHOP_DATA_PASSWORD", "of a component that is called data");

        assertThat(texts(environment("SHOP_"), "db01.postgres.password", "tls.p12", "data.password"))
                .containsExactly(
                        Map.entry("db01.postgres.password", "one"),
                        Map.entry("tls.p12", " two\nlines"),
                        Map.entry("data.password", "of a component that is called data"));
        assertThat(faults).isEmpty();
    }

    @Test
    void aVariableThatIsNotSetOrEmptyIsTold() throws Exception {
        variables.put("SHOP_POSTGRES_PASWORD", "canary");
        variables.put("SHOP_EMPTY", "");
        variables.put("SHOP_NO_TEXT", "a\ufffdb");
        variables.put("OTHER_SMPT", "canary");

        assertThat(texts(environment("SHOP_"), "postgres.password", "empty", "no-text", "smtp"))
                .isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secret 'postgres.password': the variable SHOP_POSTGRES_PASSWORD is not set",
                        "help: set it where this command runs, and export it; did you mean 'SHOP_POSTGRES_PASWORD'?",
                        "no value for secret 'empty': the variable SHOP_EMPTY is set, and empty",
                        "help: give it the value of the secret",
                        "no value for secret 'no-text': the variable SHOP_NO_TEXT holds bytes that are no text in UTF-8",
                        "help: give it as a file: secrets.directory, or the environment's file of secrets",
                        "no value for secret 'smtp': the variable SHOP_SMTP is not set",
                        "help: set it where this command runs, and export it");
    }

    @Test
    void twoNamesOfOneVariableAreAFault() throws Exception {
        variables.put("SHOP_A_B_C", "canary");

        assertThat(texts(environment("SHOP_"), "a-b.c", "a.b-c")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secrets 'a-b.c', 'a.b-c': they would all be read from the variable SHOP_A_B_C",
                        "help: give them names that differ in letters or digits: { secret = \"…\" } in the environment file");
    }

    @Test
    void aFileHasTheNameOfTheSecret() throws Exception {
        Path version = Files.createDirectories(directory.resolve("..2026_11_28"));
        Files.writeString(version.resolve("postgres.password"), "hunter2\n");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11_28"));
        Files.createSymbolicLink(directory.resolve("postgres.password"), Path.of("..data/postgres.password"));
        byte[] bytes = {0, (byte) 0xff, '\n'};
        Files.write(directory.resolve("tls.p12"), bytes);

        Map<String, SecretValue> values = read(files(directory), "postgres.password", "tls.p12");
        assertThat(ValueType.SECRET.convert(values.get("postgres.password")).reveal())
                .isEqualTo("hunter2");
        assertThat(ValueType.SECRET_FILE.convert(values.get("tls.p12")).reveal())
                .isEqualTo(bytes);
        assertThat(faults).isEmpty();
    }

    @Test
    void aFileThatGivesNoValueIsTold() throws Exception {
        Files.writeString(directory.resolve("postgres.pasword"), "canary");
        Files.writeString(directory.resolve("empty"), "\n");
        Files.createDirectory(directory.resolve("directory"));
        Files.write(directory.resolve("long"), new byte[(1 << 20) + 1]);
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
        new ProcessBuilder("mkfifo", directory.resolve("pipe").toString())
                .start()
                .waitFor();

        assertThat(texts(
                        files(directory),
                        "postgres.password",
                        "empty",
                        "directory",
                        "long",
                        "dangling",
                        "pipe",
                        "other"))
                .isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secret 'postgres.password': there is no file "
                                + directory.resolve("postgres.password"),
                        "help: did you mean 'postgres.pasword'?",
                        "no value for secret 'empty': the file " + directory.resolve("empty") + " is empty",
                        "help: write the value into it",
                        "no value for secret 'directory': " + directory.resolve("directory") + " is no file",
                        "help: put the value into a file of that name",
                        "no value for secret 'long': the file " + directory.resolve("long") + " is longer than 1 MiB",
                        "help: keep what is long elsewhere, and its key here",
                        "no value for secret 'dangling': there is no file " + directory.resolve("dangling"),
                        "help: did you mean 'dangling'?",
                        "no value for secret 'pipe': " + directory.resolve("pipe") + " is no file",
                        "help: put the value into a file of that name",
                        "no value for secret 'other': there is no file " + directory.resolve("other"),
                        "help: write the value into it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "../outside", "/etc/hostname", "below/it", "a\0b"})
    void noNameLeavesTheDirectory(String name) throws Exception {
        Path inner = Files.createDirectories(directory.resolve("inner/below")).getParent();
        Files.writeString(directory.resolve("outside"), "canary");
        Files.writeString(inner.resolve("below/it"), "canary");

        assertThat(texts(files(inner), name)).isEmpty();
        assertThat(told())
                .containsExactly(
                        "no value for secret '" + name.replace('\0', ' ') + "': this is no name of a file in " + inner,
                        "help: name it without slashes: { secret = \"…\" }");
    }

    @Test
    void aDirectoryThatIsNotThereIsToldOnce() throws Exception {
        Files.writeString(directory.resolve("file"), "");

        read(files(directory.resolve("none")), "a", "b");
        read(files(directory.resolve("file")), "a");
        assertThat(told())
                .containsExactly(
                        "no value for secrets 'a', 'b': there is no directory " + directory.resolve("none"),
                        "help: run this where the directory is, or mount it there",
                        "no value for secret 'a': " + directory.resolve("file") + " is no directory",
                        "help: run this where the directory is, or mount it there");
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static SecretSource command(Duration timeout, String... argv) {
        return new SecretSource(Kind.COMMAND, List.of(argv), timeout);
    }

    private static SecretSource environment(String prefix) {
        return new SecretSource(Kind.ENVIRONMENT, List.of(prefix), LONG);
    }

    private static SecretSource files(Path path) {
        return new SecretSource(Kind.DIRECTORY, List.of(path.toString()), LONG);
    }

    private static Set<SecretReference> secrets(String... names) {
        Set<SecretReference> secrets = new LinkedHashSet<>();
        for (String name : names) {
            secrets.add(new SecretReference("", name));
        }
        return secrets;
    }

    private Map<String, SecretValue> read(SecretSource source, String... names) throws InterruptedException {
        Map<String, SecretValue> values = new LinkedHashMap<>();
        SecretSources.open(source, variables, directory)
                .read(secrets(names), faults::add)
                .forEach((secret, value) -> values.put(secret.key(), value));
        return values;
    }

    private Map<String, String> texts(SecretSource source, String... names) throws InterruptedException {
        Map<String, String> texts = new LinkedHashMap<>();
        read(source, names)
                .forEach((name, value) ->
                        texts.put(name, ValueType.SECRET.convert(value).reveal()));
        return texts;
    }

    private List<String> told() {
        List<String> lines = new ArrayList<>();
        for (SecretFault fault : faults) {
            lines.add(fault.message());
            lines.addAll(fault.details());
            if (!fault.help().isEmpty()) {
                lines.add("help: " + fault.help());
            }
        }
        assertThat(String.join("\n", lines)).doesNotContain("canary");
        return lines;
    }

    /** A process that ended and that nobody has asked for yet does not run. */
    private static boolean runs(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.ISO_8859_1);
            return !Optional.of(stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3))
                    .filter("ZX"::contains)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
