package dev.launchway.remote.bootstrap;

import static dev.launchway.engine.facts.ObservedFacts.content;
import static dev.launchway.engine.facts.ObservedFacts.kind;
import static dev.launchway.engine.facts.ObservedFacts.mode;
import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.Machine;
import dev.launchway.remote.bootstrap.ProofShell.Shells;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that are not what was kept, hosts that lack something, and what hangs: nothing of that is proven, nor waited for. */
@EnabledOnOs(OS.LINUX)
class ProofTroubleTest {

    private static final List<String> TOOLS =
            List.of("cat", "date", "echo", "id", "ls", "rm", "sha256sum", "stat", "timeout");

    @TempDir
    private Path directory;

    private ProofShell shell;
    private Path plain;

    @BeforeEach
    void aFile() throws IOException {
        directory = directory.toRealPath();
        shell = new ProofShell(directory);
        plain = Files.writeString(directory.resolve("plain"), "content");
    }

    private List<Fact> ofTheFile() throws IOException {
        return List.of(mode(plain), content(plain));
    }

    private void assertProven() throws Exception {
        assertThat(shell.proving()).containsExactlyElementsOf(shell.provers());
    }

    private void assertNotProven(String why) throws Exception {
        assertThat(shell.proving()).as(why).isEmpty();
    }

    @Test
    void anotherKeyOfTheRootProvesNothing() throws Exception {
        shell.keep(ofTheFile());

        assertProven();
        assertThat(shell.proving("33".repeat(32))).isEmpty();
        assertThat(shell.proving("''")).isEmpty();
    }

    @Test
    void anotherKeyOfTheHostProvesNothing() throws Exception {
        shell.in(Shells.values()).through("env");
        shell.keep(ofTheFile());
        shell.write("key", "12".repeat(32) + "\n");
        assertNotProven("another key");
        shell.write("key", "");
        assertNotProven("an empty key");
        Files.delete(shell.facts().resolve("key"));
        assertNotProven("no key");
    }

    @Test
    void factsOfAnotherVersionProveNothing() throws Exception {
        shell.keep(ofTheFile());
        String text = Files.readString(shell.file());

        shell.write(ProofShell.FILE, text.replaceFirst("'1'", "'2'"));
        assertNotProven("a later version");
        shell.write(ProofShell.FILE, text.replace("'end'", "'unheard-of'\nfact 'end'"));
        assertNotProven("a word of a later version");
    }

    @Test
    void factsThatAreCutOffAnywhereProveNothing() throws Exception {
        shell.keep(ofTheFile());
        String text = Files.readString(shell.file());
        List<String> parts = new ArrayList<>();
        for (int length = 0; length < text.length() - 1; length++) {
            parts.add(text.substring(0, length));
        }

        assertThat(shell.provable(parts)).isEmpty();
    }

    @Test
    void factsThatWereTamperedWithProveNothing() throws Exception {
        shell.keep(ofTheFile());
        String text = Files.readString(shell.file());
        List<String> others = new ArrayList<>();
        for (int at = 0; at < text.length() - 1; at++) {
            char other = text.charAt(at) == 'a' ? 'b' : 'a';
            others.add(text.substring(0, at) + other + text.substring(at + 1));
        }
        List<String> lines = List.of(text.split("(?<=\n)", -1));
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                others.add(String.join("", swapped));
            }
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            others.add(String.join("", fewer));
        }

        others.removeIf(text::equals);
        assertThat(shell.provable(others)).isEmpty();
    }

    /** The file exists, and what is written there would prove it. */
    @Test
    void aHandMadeEndProvesNothing() throws Exception {
        shell.write(ProofShell.FILE, "fact 'end'\n");
        assertNotProven("an end alone");
        shell.write(ProofShell.FILE, "");
        assertNotProven("nothing");
        shell.write(ProofShell.FILE, "\0\1\u00ff\n".repeat(1000));
        assertNotProven("rubbish");
    }

    @Test
    void whatOthersCouldHaveWrittenIsNotRead() throws Exception {
        shell.in(Shells.values()).through("env");
        shell.keep(ofTheFile());
        for (Path path : List.of(shell.facts(), shell.facts().resolve("key"), shell.file())) {
            String mode = Files.isDirectory(path) ? "rwx------" : "rw-------";
            for (String other : List.of("rw-r-----", "rw--w----", "rw-----w-", "rwxrwx---", "rwx---r-x")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(other));
                assertNotProven(path + " " + other);
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            if (System.getProperty("user.name").equals("root")) {
                Files.setAttribute(path, "unix:uid", 65534);
                assertNotProven(path + " of another user");
                Files.setAttribute(path, "unix:uid", 0);
            }
            Path aside = Files.move(path, directory.resolve("aside"));
            assertNotProven("without " + path);
            Files.createSymbolicLink(path, aside);
            assertNotProven(path + " is a link");
            Files.delete(path);
            Files.move(aside, path);
        }
        Files.writeString(shell.facts().resolve("more"), "");
        assertNotProven("something that another user could have put there");
        Files.delete(shell.facts().resolve("more"));

        assertProven();
    }

    @Test
    void aDirectoryThatWasReplacedByALinkToItIsSeen() throws Exception {
        Path a = Files.createDirectory(directory.resolve("a"));
        shell.keep(kind(a, Kind.DIRECTORY), new Fact.Names(a, List.of()));
        assertProven();
        Files.createSymbolicLink(a, Files.move(a, directory.resolve("b")));
        assertNotProven("a link");
    }

    @Test
    void whatMayNotBeLookedAtAnyMoreIsNotProven() throws Exception {
        Machine.asRoot();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path above = Files.createDirectory(directory.resolve("above"));
        Path in = Files.createDirectory(above.resolve("in"));
        Path empty = Files.writeString(in.resolve("empty"), "");
        Files.setAttribute(shell.facts(), "unix:uid", 65534);
        shell.in(Shells.values()).through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        List<List<Fact>> all = List.of(
                List.of(kind(empty, Kind.FILE)),
                List.of(kind(empty, Kind.FILE), new Fact.Content(empty, Sha256.hex(new byte[0]))),
                List.of(kind(in.resolve("none"), Kind.MISSING)),
                List.of(kind(in.resolve("none/none"), Kind.MISSING)),
                List.of(new Fact.Names(in, List.of("empty"))));
        for (List<Fact> facts : all) {
            shell.keepFor("nobody", 65534, facts);
            assertProven();
            for (Path changed : List.of(above, in)) {
                Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString("rwx------"));
                assertNotProven(facts + " below " + changed);
                Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        Files.setPosixFilePermissions(in, PosixFilePermissions.fromString("rwx--x--x"));
        shell.keepFor("nobody", 65534, List.of(new Fact.Names(in, List.of("empty"))));
        assertNotProven("names that may not be read");
        Path bare = Files.createDirectory(above.resolve("bare"));
        Files.setPosixFilePermissions(bare, PosixFilePermissions.fromString("rwx--x--x"));
        shell.keepFor("nobody", 65534, List.of(new Fact.Names(bare, List.of())));
        assertNotProven("no names that may not be read");
        Files.setPosixFilePermissions(in, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("-w-------"));
        shell.keepFor("nobody", 65534, List.of(new Fact.Content(empty, Sha256.hex(new byte[0]))));
        assertNotProven("a content that may not be read");
    }

    @Test
    void aMountThatIsGoneIsSeen() throws Exception {
        Path mount = Machine.smallFileSystem(directory, "");
        try {
            Path file = Files.writeString(mount.resolve("a"), "content");
            shell.keep(
                    kind(file, Kind.FILE),
                    new Fact.Content(file, Sha256.hex("content".getBytes(StandardCharsets.UTF_8))));
            assertProven();
        } finally {
            Machine.unmount(mount);
        }
        assertNotProven("the mount is gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stat", "sha256sum", "ls"})
    void aHostThatLacksAToolProvesNothing(String missing) throws Exception {
        shell.keep(ofTheFile());
        shell.with(tools(missing), Shells.DASH, Shells.BASH, Shells.ASH);
        assertNotProven("without " + missing);
        Files.deleteIfExists(directory.resolve("tools/" + missing));
        script(missing, "echo " + missing + ": usage; exit 1");
        assertNotProven("with another " + missing);
    }

    @Test
    void aHostWithAllToolsProves() throws Exception {
        shell.keep(ofTheFile());
        shell.with(tools("none"), Shells.DASH, Shells.BASH);
        assertProven();
    }

    /** That of BSD has other options. */
    @Test
    void aHostWithoutTheStatOfGnuOrBusyboxProvesNothingThatNeedsIt() throws Exception {
        shell.with(tools("stat"), Shells.DASH, Shells.BASH);
        script(
                "stat",
                "case $1 in (-c) echo 'stat: illegal option -- c' >&2; exit 1;; esac; exec /usr/bin/stat \"$@\"");
        shell.keep(ofTheFile());
        assertNotProven("a mode");

        shell.keep(kind(plain, Kind.FILE), ofTheFile().get(1));
        assertProven();
    }

    @Test
    void aHostWithoutTimeoutRunsNoQuery() throws Exception {
        Path trace = directory.resolve("trace");
        shell.keep(query(0, Optional.empty(), "sh", "-c", "echo > " + trace));
        shell.with(tools("timeout"), Shells.DASH, Shells.BASH);
        assertNotProven("no timeout");
        script("timeout", "exit 0");
        assertNotProven("a timeout that runs nothing");
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatIsFalseComesBeforeQueries() throws Exception {
        Path trace = directory.resolve("trace");
        List<Fact> facts = new ArrayList<>();
        facts.add(query(0, Optional.empty(), "sh", "-c", "echo > " + trace));
        facts.addAll(ofTheFile());
        shell.keep(facts);

        assertThat(shell.proving("33".repeat(32))).isEmpty();
        Files.writeString(plain, "CONTENT");
        assertNotProven("another content");
        assertThat(trace).doesNotExist();
        Files.writeString(plain, "content");
        assertProven();
        assertThat(trace).exists();
    }

    @Test
    void aQueryThatHangsIsEnded() throws Exception {
        Path pid = directory.resolve("pid");
        shell.keep(query(0, Optional.of(Duration.ofMillis(300)), "sh", "-c", "echo $$ > " + pid + "; exec sleep 600"));
        for (Shells one : Shells.values()) {
            shell.in(one).through("env");
            if (one.isHere()) {
                assertNotProven("it hangs");
                waitFor("the end of the query").until(() -> hasEnded(pid));
                Files.deleteIfExists(pid);
            }
        }
        assertThat(shell.facts()).isDirectoryNotContaining("glob:**output*");
    }

    /** One that was ended before it came to say who it is has said nothing, or the beginning of it. */
    private static boolean hasEnded(Path pid) throws IOException {
        String said = Files.exists(pid) ? Files.readString(pid) : "";
        return !said.endsWith("\n")
                || new LocalSystem().process(Long.parseLong(said.strip())).isEmpty();
    }

    /** Its child has the output open, and lives on. */
    @Test
    void aQueryThatLeavesAChildIsNotWaitedFor() throws Exception {
        Path pids = directory.resolve("pids");
        shell.in(Shells.values()).through("env");
        shell.keep(new Fact.Query(
                List.of("sh", "-c", "sleep 600 & echo $! >> " + pids + "; echo said"),
                Map.of(),
                directory,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(0),
                Optional.of("said\n"),
                Optional.of("")));
        try {
            long begin = System.nanoTime();
            assertProven();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(5));
        } finally {
            for (String pid : Files.readAllLines(pids)) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Test
    void aQueryThatSaysMoreThanIsKeptIsEnded() throws Exception {
        shell.in(Shells.values()).through("env");
        shell.keep(query(0, Optional.empty(), "cat", "/dev/zero"));
        assertNotProven("no end");
    }

    @Test
    void tenThousandFiles() throws Exception {
        Path many = Files.createDirectory(directory.resolve("many"));
        List<Fact> facts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Path file = Files.writeString(many.resolve("a file with a long name, number " + i), "content " + i);
            names.add(file.getFileName().toString());
            facts.add(mode(file));
            facts.add(content(file));
        }
        facts.add(new Fact.Names(many, names));
        shell.keep(facts);

        shell.in(Shells.DASH, Shells.BASH, Shells.ASH_WITH_BUSYBOX);
        assertProven();
        shell.in(Shells.DASH);
        for (String number : List.of("0", "5000", "9999")) {
            Path file = many.resolve("a file with a long name, number " + number);
            Files.writeString(file, "CONTENT " + number);
            assertNotProven(number);
            Files.writeString(file, "content " + number);
        }
        Files.writeString(many.resolve("one more"), "");
        assertNotProven("one more");
    }

    @Test
    void aServerThatTakesConnections() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            shell.in(Shells.DASH, Shells.BASH).through("env");
            shell.keep(
                    new Fact.Connects("127.0.0.1", server.getLocalPort()),
                    new Fact.Connects("localhost", server.getLocalPort()));
            assertProven();
            shell.with(tools("nc"), Shells.DASH);
            assertNotProven("neither nc nor bash");
            shell.with(tools("nc", "bash"), Shells.DASH);
            Files.createSymbolicLink(directory.resolve("tools/bash"), Path.of("/usr/bin/bash"));
            assertProven();
        }
        assertNotProven("nobody listens");
    }

    @Test
    void aServerThatAnswers() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/curl")), "needs curl");
        AtomicInteger status = new AtomicInteger(204);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            shell.in(Shells.DASH, Shells.BASH, Shells.ASH);
            String address = ":" + server.getAddress().getPort() + "/health?a=b";
            shell.keep(
                    new Fact.Responds(URI.create("http://127.0.0.1" + address)),
                    new Fact.Responds(URI.create("http://localhost" + address)));
            assertProven();
            status.set(302);
            assertProven();
            for (int other : new int[] {404, 500}) {
                status.set(other);
                assertNotProven("it answers with " + other);
            }
            status.set(204);
            shell.with(tools("curl"), Shells.DASH);
            assertNotProven("no curl");
        } finally {
            server.stop(0);
        }
        assertNotProven("nobody listens");
    }

    @Test
    void aHundredFilesCostAsManyProcessesAsOne() throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            plain = Files.writeString(directory.resolve("plain" + i), "content " + i);
            facts.addAll(ofTheFile());
        }
        shell.keep(facts);
        shell.with(tools(TOOLS.toArray(String[]::new)), Shells.DASH);
        Path calls = directory.resolve("calls");
        for (String tool : TOOLS) {
            script(tool, "echo " + tool + " >> " + calls + "; exec /usr/bin/" + tool + " \"$@\"");
        }

        assertProven();

        assertThat(Files.readAllLines(calls)).containsExactlyInAnyOrder("id", "ls", "stat", "sha256sum", "sha256sum");
    }

    private Fact.Query query(int code, Optional<Duration> limit, String... argv) {
        return new Fact.Query(
                List.of(argv),
                Map.of(),
                directory,
                Optional.empty(),
                limit,
                OptionalInt.of(code),
                Optional.empty(),
                Optional.empty());
    }

    /** A directory with the tools of this machine but some. */
    private Path tools(String... missing) throws IOException {
        Path tools = directory.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectory(tools);
        }
        for (String tool : TOOLS) {
            if (!List.of(missing).contains(tool) && !Files.exists(tools.resolve(tool))) {
                script(tool, "exec /usr/bin/" + tool + " \"$@\"");
            }
        }
        return tools;
    }

    private void script(String tool, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("tools").resolve(tool), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
