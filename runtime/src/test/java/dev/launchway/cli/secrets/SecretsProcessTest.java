package dev.launchway.cli.secrets;

import static dev.launchway.testing.run.Waiting.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.ControllerProgram;
import dev.launchway.testing.Installed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole processes that work on secrets: signals, terminals, exit codes. */
@EnabledOnOs(OS.LINUX)
class SecretsProcessTest {

    private static final String PASSWORD = "component.postgres.password";

    /** A build that a shell has started in the background ignores interrupts, by nohup the end of its terminal too, and so do its children. */
    private static final List<String> HEARS_INTERRUPTS = List.of("env", "--default-signal=INT,HUP");

    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private Path environments;

    @BeforeEach
    void aTreeWithOneSecret() throws Exception {
        SecretsTree tree = new SecretsTree(directory, "staging", "production");
        tree.says("anna", "", "init", "production");
        tree.says("anna", "hunter2\n", "set", "production", PASSWORD);
        environments = tree.environments;
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("LAUNCHWAY_IDENTITY", tree.identity("anna").toString());
    }

    @Test
    void aTreeGetsItsFirstSecret() throws Exception {
        variables.put("LAUNCHWAY_IDENTITY", "");
        assertThat(run("", "init", "staging", "--identity", "identity")).isZero();
        variables.put("LAUNCHWAY_IDENTITY", directory.resolve("tree/identity").toString());
        assertThat(run("hunter4\n", "set", "staging", PASSWORD)).isZero();

        assertThat(run("", "show", "staging", PASSWORD)).isZero();
        assertThat(Files.readString(directory.resolve("out"))).isEqualTo("hunter4\n");
    }

    /** Also where the process that the user started runs another one, with a locale that knows all letters. */
    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C"})
    void anInterruptInTheEditorIsForTheEditor(String locale) throws Exception {
        variables.put("LC_ALL", locale);
        editor("sed -i s/hunter2/hunter3/");
        Process process = start("edit", "production");
        Path file = seen();

        for (ProcessHandle one : (Iterable<ProcessHandle>) process.descendants()::iterator) {
            signal(one, "INT");
        }
        signal(process.toHandle(), "INT");
        Files.createFile(directory.resolve("go"));

        assertThat(ended(process)).isZero();
        assertThat(shown(PASSWORD)).isEqualTo("hunter3\n");
        assertThat(file.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143, C.UTF-8", "HUP, 129, C.UTF-8", "TERM, 143, C"})
    void nothingIsLeftOfAnEditThatIsEnded(String signal, int code, String locale) throws Exception {
        variables.put("LC_ALL", locale);
        String before = encrypted();
        editor("true");
        Process process = start("edit", "production");
        Path file = seen();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        Files.writeString(file.resolveSibling(".swap"), "hunter2");
        List<ProcessHandle> children = process.descendants().toList();

        signal(process.toHandle(), signal);

        assertThat(ended(process)).isEqualTo(code);
        waitFor("the end of the editor").until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(file.getParent()).doesNotExist();
        assertThat(encrypted()).isEqualTo(before);
    }

    @Test
    void nothingIsLeftOfAnEditThatIsKilled() throws Exception {
        String before = encrypted();
        editor("sed -i s/hunter2/hunter3/");
        Process process = start("edit", "production");
        Path file = seen();

        process.destroyForcibly();
        ended(process);
        Files.createFile(directory.resolve("go"));

        waitFor("the end of the clear text").until(() -> !Files.exists(file.getParent()));
        assertThat(encrypted()).isEqualTo(before);
    }

    @Test
    void aPersonDecidesWhatBecomesOfATextThatIsWrong() throws Exception {
        Installed.require("script");
        Path turns = directory.resolve("turns");
        Files.writeString(
                directory.resolve("editor.sh"),
                "echo x >> " + turns + "\nif [ \"$(wc -l < " + turns
                        + ")\" = 1 ]; then sed -i s/hunter2/hunter3/ \"$1\"; echo 'wrong =' >> \"$1\";"
                        + " else sed -i /wrong/d \"$1\"; fi\n");
        variables.put("EDITOR", "sh " + directory.resolve("editor.sh"));
        Process terminal = inTerminal("edit", "production");

        waitForText(terminal, "[k]eep");
        type(terminal, "e\n");

        assertThat(ended(terminal)).isZero();
        assertThat(shown(PASSWORD)).isEqualTo("hunter3\n");
        Files.delete(turns);
        Process quitting = inTerminal("edit", "production");
        waitForText(quitting, "[k]eep");
        type(quitting, "q\n");
        assertThat(ended(quitting)).isEqualTo(3);
        assertThat(shown(PASSWORD)).isEqualTo("hunter3\n");
    }

    @Test
    void whatIsTypedAtThePromptIsNotSeen() throws Exception {
        Installed.require("script");
        Process terminal = inTerminal("set", "production", PASSWORD);

        waitForText(terminal, PASSWORD + ": ");
        type(terminal, "c\u00e4nary\n");

        assertThat(ended(terminal)).isZero();
        assertThat(Files.readString(directory.resolve("screen")))
                .doesNotContain("nary")
                .contains("is set");
        assertThat(shown(PASSWORD)).isEqualTo("c\u00e4nary\n");
    }

    @Test
    void exitCodesTellWhatIsWrong() throws Exception {
        String before = encrypted();
        assertThat(run("x", "set", "prodction", PASSWORD)).isEqualTo(64);
        assertThat(said()).contains("did you mean 'production'?");
        assertThat(run("x", "set", "production", "postgres.password")).isEqualTo(64);
        assertThat(said()).contains("did you mean component.postgres.password?");
        assertThat(run("x", "sett", "production", PASSWORD)).isEqualTo(64);
        assertThat(said()).contains("did you mean 'set'?");
        assertThat(run("x", "set", "production")).isEqualTo(64);
        assertThat(run("x", "set", "production", PASSWORD, "--length=4")).isEqualTo(64);
        assertThat(said()).contains("'secrets set' takes no --length");
        assertThat(run("x", "generate", "production", PASSWORD, "--length=none"))
                .isEqualTo(64);
        assertThat(run("x", "list", "--directory", "nowhere")).isEqualTo(64);
        assertThat(run("", "set", "production", PASSWORD)).isEqualTo(3);
        assertThat(run("", "edit", "production", "--identity", "none")).isEqualTo(3);
        variables.put("EDITOR", "no-such-editor");
        assertThat(run("", "edit", "production")).isEqualTo(3);
        assertThat(said()).contains("the editor 'no-such-editor' cannot be run", "EDITOR='code --wait'");
        assertThat(encrypted()).isEqualTo(before);
        assertThat(run("", "edit", "--help")).isZero();
        assertThat(Files.readString(directory.resolve("out"))).startsWith("Usage: java -jar plan.jar secrets edit");
    }

    /** From now on the editor waits to be allowed to go on, then runs a command on the file. */
    private void editor(String command) throws IOException {
        Path script = Files.writeString(
                directory.resolve("editor.sh"),
                "trap : INT\necho \"$1\" > " + directory.resolve("seen.new") + "\nmv " + directory.resolve("seen.new")
                        + " "
                        + directory.resolve("seen") + "\nwhile [ ! -e " + directory.resolve("go")
                        + " ]; do sleep 0.1; done\n" + command
                        + " \"$1\"\n");
        variables.put("EDITOR", "sh " + script);
    }

    /** The file that the editor has open. */
    private Path seen() throws IOException {
        waitFor("the editor").until(() -> Files.exists(directory.resolve("seen")));
        return Path.of(Files.readString(directory.resolve("seen")).strip());
    }

    private String encrypted() throws IOException {
        return Files.readString(environments.resolve("production.secrets.toml"));
    }

    private String shown(String key) throws Exception {
        assertThat(run("", "show", "production", key)).isZero();
        return Files.readString(directory.resolve("out"));
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private int run(String input, String... line) throws Exception {
        Process process = start(line);
        type(process, input);
        process.getOutputStream().close();
        return ended(process);
    }

    private Process start(String... line) throws IOException {
        List<String> command = new ArrayList<>(HEARS_INTERRUPTS);
        command.addAll(command(line));
        return builder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private Process inTerminal(String... line) throws IOException {
        Files.deleteIfExists(directory.resolve("screen"));
        return builder(List.of(
                        "script",
                        "-q",
                        "-f",
                        "-e",
                        "-c",
                        String.join(" ", command(line)),
                        directory.resolve("screen").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void waitForText(Process terminal, String text) {
        waitFor(text)
                .until(() -> !terminal.isAlive()
                        || (Files.exists(directory.resolve("screen"))
                                && Files.readString(directory.resolve("screen")).contains(text)));
    }

    private static List<String> command(String... line) {
        List<String> all = new ArrayList<>(List.of("secrets"));
        all.addAll(List.of(line));
        return ControllerProgram.command(List.of(), all.toArray(String[]::new));
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.resolve("tree").toFile());
        builder.environment().putAll(variables);
        builder.environment().remove("VISUAL");
        return builder;
    }

    private static void type(Process process, String text) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(text.getBytes(UTF_8));
        in.flush();
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        kill.waitFor();
    }
}
