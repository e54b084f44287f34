package dev.launchway.engine.system;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.CommandFailed;
import dev.launchway.testing.Javas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();

    @Test
    void tellsExitCodeAndBothOutputs() {
        CommandOutcome outcome = system.run(command("sh", "-c", "echo out; echo err >&2; exit 3"));

        assertThat(outcome).isEqualTo(new CommandOutcome(3, "out\n", "err\n"));
    }

    @Test
    void passesArgumentsWithoutAShell() {
        assertThat(system.run(command("printf", "%s|", "a b", "$HOME", "*", "")).stdout())
                .isEqualTo("a b|$HOME|*||");
    }

    @Test
    void runsInTheDirectoryWithTheEnvironmentAndTheInput() throws IOException {
        CommandSpec spec = new CommandSpec(
                List.of("sh", "-c", "pwd; echo \"$GREETING\"; cat"),
                Map.of("GREETING", "hello"),
                directory.toRealPath(),
                Optional.of("ümlaut"),
                Optional.empty());

        assertThat(system.run(spec).stdout()).isEqualTo(directory.toRealPath() + "\nhello\nümlaut");
    }

    @Test
    void givesNoInputByDefault() {
        assertThat(system.run(command("cat")).exitCode()).isZero();
    }

    @Test
    void doesNotMindACommandThatLeavesItsInputUnread() {
        CommandSpec spec = new CommandSpec(
                List.of("true"), Map.of(), directory, Optional.of("x".repeat(1_000_000)), Optional.empty());

        assertThat(system.run(spec).exitCode()).isZero();
    }

    @Test
    void boundsTheOutputAndSaysSo() {
        CommandOutcome outcome = system.run(command("sh", "-c", "head -c 40000000 /dev/zero | tr '\\0' x"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stdout())
                .hasSizeBetween(OutputReader.BOUND, OutputReader.BOUND + 100)
                .endsWith("the rest is left out)\n");
    }

    @Test
    void endsWithTheCommandAndNotWithWhatItLeavesBehind() throws IOException {
        CommandOutcome outcome = system.run(command("sh", "-c", "sleep 300 & echo $!; echo done"));

        String[] lines = outcome.stdout().split("\n", -1);
        assertThat(lines[1]).isEqualTo("done");
        long pid = Long.parseLong(lines[0]);
        assertThat(system.process(pid)).isPresent();
        system.stop(pid, Duration.ofSeconds(5));
    }

    @Test
    void killsACommandPastItsTimeWithItsDescendants() throws IOException {
        Path pids = directory.resolve("pids");
        CommandSpec spec = new CommandSpec(
                List.of("sh", "-c", "trap '' TERM; (trap '' TERM; sleep 300) & echo $! > pids; echo started; wait"),
                Map.of(),
                directory,
                Optional.empty(),
                Optional.of(Duration.ofMillis(9500)));

        assertThatThrownBy(() -> system.run(spec)).isInstanceOfSatisfying(CommandFailed.class, failure -> {
            assertThat(failure).hasMessage("it did not end within 9500 ms, and was killed");
            assertThat(failure.exitCode()).isEqualTo(-1);
            assertThat(failure.stdout()).isEqualTo("started\n");
        });
        assertThat(system.process(Long.parseLong(Files.readString(pids).strip())))
                .isEmpty();
    }

    @Test
    void tellsTheSignalThatEndedACommand() {
        assertThat(system.run(command("sh", "-c", "kill -9 $$")).exitCode()).isEqualTo(137);
    }

    @Test
    void saysThatThereIsNoSuchProgram() {
        assertThatThrownBy(() -> system.run(command("mkdirr")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("there is no program 'mkdirr' in the directories of PATH; did you mean 'mkdir'?");
        assertThatThrownBy(() -> system.run(command("./none")))
                .hasMessage("there is no program " + directory.resolve("./none"));
        assertThatThrownBy(() -> system.run(command(directory.toString())))
                .hasMessage(directory + " is a directory, not a program");
    }

    @Test
    void saysThatAFileMayNotBeExecuted() throws IOException {
        Path file = Files.writeString(directory.resolve("script"), "#!/bin/sh\n");

        assertThatThrownBy(() -> system.run(command(file.toString()))).hasMessageContaining("may not execute " + file);
    }

    @Test
    void saysThatTheDirectoryToRunInIsMissing() {
        CommandSpec spec = new CommandSpec(
                List.of("true"), Map.of(), directory.resolve("none"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> system.run(spec))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("there is no directory " + directory.resolve("none") + " to run it in");
    }

    @Test
    void refusesTextThatIsNone() {
        assertThatThrownBy(() -> system.run(command("touch", "a\ud800b")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("an argument has half a letter (U+d800)");
        assertThatThrownBy(() -> system.run(command("touch", "a\0b")))
                .hasMessage("an argument has a NUL character, which the system takes for its end");
        assertThatThrownBy(() -> system.run(new CommandSpec(
                        List.of("true"), Map.of("WORD", "\udc00"), directory, Optional.empty(), Optional.empty())))
                .hasMessage("the environment variable WORD has half a letter (U+dc00)");
        assertThatThrownBy(() -> system.run(
                        new CommandSpec(List.of("cat"), Map.of(), directory, Optional.of("\ud800"), Optional.empty())))
                .hasMessage("its standard input has half a letter");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesWhatTheLocaleCannotWrite() throws Exception {
        for (Path java : Javas.all()) {
            ProcessBuilder builder = new ProcessBuilder(
                            java.toString(), "-cp", System.getProperty("java.class.path"), PosixLocale.class.getName())
                    .directory(directory.toFile());
            builder.environment().put("LC_ALL", "POSIX");
            Process process = builder.start();

            String letters = " has letters that the locale of this machine cannot write (US-ASCII):"
                    + " install a UTF-8 locale, such as C.UTF-8\n";
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("an argument" + letters + "the environment variable WORD" + letters + "0\n");
            assertThat(directory).isDirectoryContaining("glob:**plain").isDirectoryNotContaining("glob:**/{gr*,a}");
        }
    }

    @Test
    void runsInASessionOfItsOwn() throws Exception {
        Machine.run("sh", "-c", "command -v setsid");

        String stat = system.run(command("cat", "/proc/self/stat")).stdout();

        String[] fields = stat.split(" ", -1);
        assertThat(fields[5]).as("session").isEqualTo(fields[0]);
    }

    @Test
    void startsInTheBackgroundAndStops() throws IOException {
        Path log = directory.resolve("log");
        Files.writeString(log, "before\n");

        long pid = system.start(command("sh", "-c", "echo started; echo err >&2; exec sleep 300"), log);

        String identity = system.process(pid).orElseThrow();
        assertThat(system.exitCode(pid)).isEmpty();
        assertThat(identity).isNotEmpty().isEqualTo(system.process(pid).orElseThrow());
        system.stop(pid, Duration.ofSeconds(10));
        assertThat(system.process(pid)).isEmpty();
        system.stop(pid, Duration.ofSeconds(10));
        assertThat(log).content().startsWith("before\n");
    }

    @Test
    void tellsHowAStartedCommandEnded() throws IOException {
        long pid = system.start(command("sh", "-c", "exit 7"), directory.resolve("log"));
        waitFor("its exit code").until(() -> system.exitCode(pid).isPresent());

        assertThat(system.exitCode(pid)).hasValue(7);
        assertThat(system.process(pid)).isEmpty();
    }

    @Test
    void givesANewLogFileNoMoreThanItsGroup() throws IOException {
        Path log = directory.resolve("log");

        long pid = system.start(command("sleep", "300"), log);
        system.stop(pid, Duration.ofSeconds(10));

        assertThat(system.status(log).mode().bits() & 0137).isZero();
    }

    @Test
    void killsWhatDoesNotEndByItself() throws IOException {
        Path log = directory.resolve("log");
        long pid = system.start(command("sh", "-c", "trap '' TERM; while :; do sleep 1; done"), log);

        system.stop(pid, Duration.ofMillis(200));

        assertThat(system.process(pid)).isEmpty();
    }

    @Test
    void stopsWhatAStartedCommandLeftInItsSession() throws Exception {
        Machine.run("sh", "-c", "command -v setsid");
        Path pids = directory.resolve("pids");
        Machine.run("mkfifo", pids.toString());
        long pid = system.start(command("sh", "-c", "sleep 300 & echo $! > pids"), directory.resolve("log"));
        long child = Long.parseLong(Files.readString(pids).strip());

        system.stop(pid, Duration.ofSeconds(10));

        assertThat(system.process(child)).isEmpty();
    }

    @Test
    void refusesToStopItself() {
        assertThatThrownBy(() -> system.stop(ProcessHandle.current().pid(), Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be stopped");
    }

    private CommandSpec command(String... argv) {
        return new CommandSpec(List.of(argv), Map.of(), directory, Optional.empty(), Optional.empty());
    }
}
