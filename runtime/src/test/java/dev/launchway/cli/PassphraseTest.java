package dev.launchway.cli;

import static dev.launchway.testing.run.Waiting.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.cli.secrets.SecretsTree;
import dev.launchway.testing.ControllerProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An identity with a passphrase: it is asked for at a terminal, once, and nowhere else. The terminal is that of script(1). */
@EnabledOnOs(OS.LINUX)
class PassphraseTest {

    private static final String PASSPHRASE = "open sesame";

    @TempDir
    private static Path directory;

    private static Path here;
    private static String command;

    /** Once for all tests: what a passphrase is made into takes a second of the processor. */
    @BeforeAll
    static void protectAnIdentity() throws Exception {
        for (String program : List.of("/usr/bin/script", "/usr/bin/age")) {
            assumeTrue(Files.exists(Path.of(program)), "needs " + program);
        }
        SecretsTree tree = new SecretsTree(directory, "test", "shared");
        tree.says("anna", "", "init", "test");
        tree.says("anna", "", "init", "shared");
        tree.says("anna", "correct horse", "set", "test", "component.vault.password");
        tree.says("anna", "store", "set", "test", "files.tls.p12");
        tree.says("anna", "1", "set", "shared", "data.one");
        tree.says("anna", "2", "set", "shared", "data.two");
        here = directory;
        Path identity = directory.resolve("identity.age");
        Terminal age = new Terminal("age --encrypt --passphrase --output " + identity + " " + tree.identity("anna"));
        age.type("(leave empty to autogenerate a secure one)", PASSPHRASE + "\n");
        age.type("Confirm passphrase", PASSPHRASE + "\n");
        assertThat(age.ended()).as(age.shown()).isZero();
        Files.setPosixFilePermissions(identity, PosixFilePermissions.fromString("rw-------"));
        Path services = directory.resolve("services");
        Path file = services.resolve("META-INF/services/dev.launchway.plan.ServicePlan");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SecretService.class.getName() + "\n");
        List<String> program = ControllerProgram.command(
                List.of(services, tree.environments.getParent()), "local", "test", "--identity", identity.toString());
        Path start = Files.writeString(directory.resolve("start.sh"), "exec '" + String.join("' '", program) + "'\n");
        command = "sh " + start;
    }

    @BeforeEach
    void inAnEmptyDirectory() throws IOException {
        here = Files.createTempDirectory(directory, "here");
    }

    @Test
    void isAskedForOnceAtATerminal() throws Exception {
        Terminal run = new Terminal(command);
        run.type("Enter passphrase", PASSPHRASE + "\n");

        assertThat(run.ended()).as(run.shown()).isZero();
        assertThat(run.shown())
                .contains("the identity " + directory.resolve("identity.age") + " has a passphrase:")
                .contains("1 changed")
                .doesNotContain(PASSPHRASE)
                .containsOnlyOnce("Enter passphrase");
        assertThat(here.resolve("work/vault/secrets")).hasContent("correct horse tls.p12 5 1 2");
    }

    @Test
    void aWrongOneIsToldAndNothingChanges() throws Exception {
        Terminal run = new Terminal(command);
        run.type("Enter passphrase", "close sesame\n");

        assertThat(run.ended()).as(run.shown()).isEqualTo(3);
        assertThat(run.shown())
                .contains("[LW166]", "incorrect passphrase", "nothing was changed")
                .containsOnlyOnce("Enter passphrase");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void anInterruptInsteadOfAnAnswerEndsTheRun() throws Exception {
        Terminal run = new Terminal(command);
        run.type("Enter passphrase", "\u0003");

        assertThat(run.ended()).as(run.shown()).isEqualTo(130);
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void isNotAskedForWithoutATerminal() throws Exception {
        ProcessBuilder builder = builder("script", "-qec", command + " </dev/null", "/dev/null");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String shown = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(shown).isEqualTo(3);
        assertThat(shown)
                .contains("a passphrase protects it, and there is no terminal to ask for it at")
                .doesNotContain("Enter passphrase");
        assertThat(here).isEmptyDirectory();
    }

    private static ProcessBuilder builder(String... argv) {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(here.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link;
        }
    }

    /** A command at a terminal, and who types there. */
    private static final class Terminal {
        private final Process process;
        private final Path output;

        Terminal(String line) throws IOException {
            output = Files.createTempFile(directory, "terminal", "");
            process = builder("env", "--default-signal=INT,HUP", "script", "-qec", line, "/dev/null")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        }

        String shown() throws IOException {
            return Files.readString(output);
        }

        void type(String question, String answer) throws IOException {
            waitFor("the question '" + question + "'")
                    .until(() -> (shown().contains(question) && hidesWhatIsTyped()) || !process.isAlive());
            OutputStream keys = process.getOutputStream();
            keys.write(answer.getBytes(UTF_8));
            keys.flush();
        }

        /** Programs ask first and turn the echo off then: nobody who reads the question is as fast as a test. */
        private boolean hidesWhatIsTyped() throws IOException {
            Path terminal = process.descendants()
                    .map(child -> Path.of("/proc/" + child.pid() + "/fd/0"))
                    .map(PassphraseTest::target)
                    .filter(target -> target.startsWith("/dev/pts"))
                    .findFirst()
                    .orElse(null);
            return terminal != null
                    && new String(
                                    builder("stty", "-F", terminal.toString(), "-a")
                                            .start()
                                            .getInputStream()
                                            .readAllBytes(),
                                    UTF_8)
                            .contains("-echo ");
        }

        int ended() throws InterruptedException {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        }
    }
}
