package dev.launchway.remote.bootstrap;

import static dev.launchway.testing.run.Waiting.waitFor;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.remote.bootstrap.ProofShell.Shells;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What hosts do with what they are sent, in the shells and with the tools that hosts have, and a Java that only says what it is sent. */
@EnabledOnOs(OS.LINUX)
class TakeScriptTest {

    private static final List<String> LAYERS = List.of("1".repeat(32), "2".repeat(32), "3".repeat(32));
    private static final int[] SIZES = {7, 3 * 4096, 100_001};
    private static final String FULL = "echo \"x: error writing 'y': No space left on device\" >&2; exit 1";
    private static final List<String> BUSYBOX_TOOLS = List.of(
            ("cat chmod date dd df env gzip head id ls mkdir mv printf readlink rm sed sh sha256sum sleep sync tail tar touch"
                            + " tr true uname wc")
                    .split(" ", -1));
    private static final String FRAMES = "frames\0\nmore of them";

    @TempDir
    Path directory;

    private final List<byte[]> contents = new ArrayList<>();
    private Path tools;

    static Stream<Shells> shells() {
        return Stream.of(Shells.values()).filter(Shells::isHere);
    }

    @BeforeEach
    void prepare() throws IOException {
        Random random = new Random(1);
        for (int size : SIZES) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            contents.add(content);
        }
        Path java = directory.resolve("jdk");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        program(java.resolve("bin/java"), "umask; exec cat");
        tools = Files.createDirectories(directory.resolve("tools"));
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private byte[] layer(int number) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] content = contents.get(number);
        all.write(bytes("take " + LAYERS.get(number) + ".jar " + content.length + " " + Sha256.hex(content) + "\n"));
        all.write(content);
        return all.toByteArray();
    }

    private byte[] stream(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes(Scripts.take() + "\n"));
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private byte[] whole() throws IOException {
        return stream(layer(0), layer(1), layer(2), bytes("keep\nstart\n" + FRAMES));
    }

    private Process start(Shells shell, String before) throws IOException {
        String script = before
                + HostScript.START.with(
                        Shell.quoted(directory.resolve("target").toString()),
                        Shell.quoted(String.join(" ", LAYERS)),
                        "''",
                        "''",
                        "17",
                        "''");
        ProcessBuilder builder = new ProcessBuilder(shell.command(script));
        if (shell.hasBusybox() && !Files.exists(tools.resolve("busybox"))) {
            Files.copy(Path.of("/usr/bin/busybox"), tools.resolve("busybox"));
            for (String tool : BUSYBOX_TOOLS) {
                Files.createSymbolicLink(tools.resolve(tool), Path.of("busybox"));
            }
        }
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        return builder.start();
    }

    private String said(Shells shell, byte[] input) throws Exception {
        return said(start(shell, "umask 022;"), input);
    }

    private static String saidUntilLacking(Process host) throws IOException {
        StringBuilder said = new StringBuilder();
        for (int next = host.getInputStream().read();
                next >= 0;
                next = host.getInputStream().read()) {
            said.append((char) next);
            if (said.toString().endsWith("\nlacking\n")) {
                return said.toString();
            }
        }
        throw new AssertionError("it ends: " + said);
    }

    /** Sends in small pieces, so that nobody finds all of it at once. */
    private static String said(Process host, byte[] input) throws Exception {
        Thread sender = new Thread(() -> {
            try (OutputStream to = host.getOutputStream()) {
                for (int at = 0; at < input.length; at += 1500) {
                    to.write(input, at, Math.min(1500, input.length - at));
                    to.flush();
                }
            } catch (IOException e) {
                assert e != null; // it takes no more
            }
        });
        sender.start();
        String said = new String(host.getInputStream().readAllBytes(), ISO_8859_1);
        host.waitFor();
        sender.join();
        return said.replaceAll("arrived=[0-9]+\n", ""); // as a slow machine says
    }

    private Path stored(int layer) {
        return directory.resolve("target/.launchway/layers").resolve(LAYERS.get(layer) + ".jar");
    }

    private void expectStored(int layer) throws IOException {
        assertThat(stored(layer)).hasBinaryContent(contents.get(layer));
        assertThat(stored(layer).resolveSibling(LAYERS.get(layer) + ".sum"))
                .hasContent(Sha256.hex(contents.get(layer)) + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored(layer))))
                .isEqualTo("rw-------");
    }

    private void expectNothingElse(int layers) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("target/.launchway"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).noneMatch(name -> name.matches(".*\\.[0-9]+"));
            assertThat(names).filteredOn(name -> name.endsWith(".jar")).hasSize(layers);
            assertThat(names).filteredOn(name -> name.endsWith(".sum")).hasSize(layers);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatIsLackingComesInOneStreamAndTheRestIsTheAgents(Shells shell) throws Exception {
        String said = said(shell, whole());

        assertThat(said)
                .contains(
                        "missing=" + LAYERS.get(0) + "\nmissing=" + LAYERS.get(1) + "\nmissing=" + LAYERS.get(2) + "\n")
                .contains("\nlacking\nkept\ntaken\nready\n")
                .endsWith("\nready\n0022\n" + FRAMES);
        for (int layer = 0; layer < SIZES.length; layer++) {
            expectStored(layer);
        }
        expectNothingElse(SIZES.length);
        assertThat(directory.resolve("target/.launchway/java")).hasContent(directory.resolve("jdk/bin/java") + "\n");

        assertThat(said(shell, bytes(FRAMES))).endsWith("\nready\n0022\n" + FRAMES);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aRuntimeComesWithTheLayers(Shells shell) throws Exception {
        Path packed = directory.resolve("packed");
        Process tar = new ProcessBuilder(
                        "tar", "-C", directory.resolve("jdk").toString(), "-czf", packed.toString(), ".")
                .start();
        assertThat(tar.waitFor()).isZero();
        byte[] runtime = Files.readAllBytes(packed);
        byte[] order = bytes("take abc.tar.gz " + runtime.length + " " + Sha256.hex(runtime) + "\n");

        String said = said(
                shell,
                stream(layer(0), layer(1), layer(2), order, runtime, bytes("keep\nunpack abc\nstart\n" + FRAMES)));

        assertThat(said).endsWith("\nlacking\nkept\nkept\ntaken\nready\n0022\n" + FRAMES);
        Path state = directory.resolve("target/.launchway").toRealPath();
        assertThat(state.resolve("java")).hasContent(state.resolve("runtimes/abc/bin/java") + "\n");
        assertThat(state.resolve("runtimes/abc.sum")).isNotEmptyFile();
        for (int layer = 0; layer < SIZES.length; layer++) {
            expectStored(layer);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void ofALineThatBreaksWhatIsWholeIsKept(Shells shell) throws Exception {
        byte[] all = layer(2);
        byte[] half = new byte[all.length / 2];
        System.arraycopy(all, 0, half, 0, half.length);

        assertThat(said(shell, stream(layer(0), layer(1), half))).endsWith("\nlacking\nat=layers\nbroken\n");

        expectStored(0);
        expectStored(1);
        expectNothingElse(2);

        assertThat(said(shell, stream(layer(2), bytes("keep\nstart\n" + FRAMES))))
                .contains("\nmissing=" + LAYERS.get(2) + "\n")
                .doesNotContain("missing=" + LAYERS.get(0), "missing=" + LAYERS.get(1))
                .endsWith(FRAMES);
        expectStored(2);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatIsNotWhatWasSentIsNotKept(Shells shell) throws Exception {
        byte[] wrong = layer(1);
        wrong[wrong.length - 1] ^= 1;

        assertThat(said(shell, stream(layer(0), wrong, layer(2), bytes("keep\nstart\n" + FRAMES))))
                .endsWith("\nlacking\nat=layers\nbroken\n");

        expectStored(0);
        expectStored(2);
        expectNothingElse(2);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aLimitOfTheSizeOfFilesIsTold(Shells shell) throws Exception {
        String said = said(start(shell, "ulimit -f 100;"), whole());

        assertThat(said).contains("\nlacking\n").contains("at=" + LAYERS.get(2) + ".jar\nlimited=");
        expectNothingElse(0);
    }

    @ParameterizedTest
    @CsvSource({"DASH, head", "DASH, dd", "BASH, head", "BASH, dd"})
    void aDiskThatIsFullIsTold(Shells shell, String taking) throws Exception {
        assumeTrue(shell.isHere());
        boolean exact = taking.equals("head");
        program(
                tools.resolve("head"),
                "[ \"$1\" = -c ] || exec /usr/bin/head \"$@\"; "
                        + (exact ? "[ \"$2\" != 1 ] || exec /usr/bin/head -c 1; " + FULL : "exec cat"));
        program(tools.resolve("dd"), FULL + "\necho no more >&2");

        Process host = start(shell, "");
        String said = said(host, whole());

        assertThat(said).contains("\nlacking\nat=" + LAYERS.get(0) + ".jar\nunkept=");
        assertThat(new String(host.getErrorStream().readAllBytes(), ISO_8859_1))
                .endsWith("error writing 'y': No space left on device\n");
        expectNothingElse(0);
    }

    @Test
    void aHostThatCannotTellSumsSaysSo() throws Exception {
        for (String tool : List.of("sha256sum", "shasum", "openssl")) {
            program(tools.resolve(tool), "exit 1");
        }

        assertThat(said(Shells.DASH, whole())).endsWith("\nlacking\nat=layers\nuntold\n");
        expectNothingElse(0);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void twoControllersThatSendAtOnceDoNotMeet(Shells shell) throws Exception {
        Process one = start(shell, "umask 022;");
        Process other = start(shell, "umask 022;");
        saidUntilLacking(one);
        saidUntilLacking(other);

        FutureTask<String> first = new FutureTask<>(() -> said(one, whole()));
        new Thread(first).start();
        String second = said(other, whole());

        assertThat(first.get()).startsWith("kept\ntaken\nready\n").endsWith(FRAMES);
        assertThat(second).startsWith("kept\ntaken\nready\n").endsWith(FRAMES);
        for (int layer = 0; layer < SIZES.length; layer++) {
            expectStored(layer);
        }
        expectNothingElse(SIZES.length);
    }

    /** After a start of the machine, and while another controller's files take the place of these. */
    @ParameterizedTest
    @MethodSource("shells")
    void whatIsAllThereIsNotLackingWhenItIsLookedAt(Shells shell) throws Exception {
        said(shell, whole());
        Path verified = directory.resolve("target/.launchway/verified");
        String boot = Files.readString(verified);

        Files.writeString(verified, "another boot\n");
        assertThat(said(shell, bytes(FRAMES))).doesNotContain("lacking").endsWith("\nready\n0022\n" + FRAMES);
        assertThat(verified).hasContent(boot);

        Files.delete(directory.resolve("target/.launchway/java"));
        assertThat(said(shell, stream(bytes("keep\nstart\n" + FRAMES))))
                .contains("\njava=" + directory.resolve("jdk/bin/java") + "\nlacking\n")
                .endsWith("\nready\n0022\n" + FRAMES);

        Path sum = stored(1).resolveSibling(LAYERS.get(1) + ".sum");
        Files.setLastModifiedTime(sum, FileTime.fromMillis(0));
        assertThat(said(shell, bytes(FRAMES))).doesNotContain("lacking").endsWith("\nready\n0022\n" + FRAMES);
        assertThat(Files.getLastModifiedTime(sum)).isGreaterThanOrEqualTo(Files.getLastModifiedTime(stored(1)));

        Files.writeString(stored(1), "other");
        Files.setLastModifiedTime(stored(1), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(said(shell, stream(layer(1), bytes("keep\nstart\n" + FRAMES))))
                .contains("\ndamaged=layers/" + LAYERS.get(1) + ".jar\n", "\nmissing=" + LAYERS.get(1) + "\n")
                .endsWith("\nlacking\nkept\ntaken\nready\n0022\n" + FRAMES);
    }

    /** What it leaves, the next agent removes. */
    @ParameterizedTest
    @MethodSource("shells")
    void aShellThatIsKilledIsInNobodysWay(Shells shell) throws Exception {
        Process host = start(shell, "");
        saidUntilLacking(host);
        host.getOutputStream().write(stream(layer(0), bytes("take " + LAYERS.get(1) + ".jar 1000 x\n")));
        host.getOutputStream().flush();
        waitFor("the first layer").until(() -> {
            try (Stream<Path> files = Files.walk(directory.resolve("target/.launchway"))) {
                return files.anyMatch(file -> file.endsWith(LAYERS.get(0) + ".sum"));
            }
        });
        host.destroyForcibly().waitFor();
        host.getOutputStream().close();

        assertThat(stored(0)).doesNotExist();
        assertThat(said(shell, whole())).endsWith(FRAMES);
        for (int layer = 0; layer < SIZES.length; layer++) {
            expectStored(layer);
        }
    }
}
