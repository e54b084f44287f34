package dev.launchway.cli;

import static dev.launchway.testing.run.Waiting.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.engine.system.LocalSystem;
import dev.launchway.testing.ControllerProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole processes: exit codes, streams, signals, the lock between two runs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path services;

    private Map<String, String> locale = Map.of("LC_ALL", "C.UTF-8");

    /** What the program is started by. */
    private List<String> before = List.of();

    @BeforeEach
    void installThePlan() throws IOException {
        Path file = services.resolve("META-INF/services/dev.launchway.plan.ServicePlan");
        Files.createDirectories(file.getParent());
        Files.writeString(file, TestService.class.getName() + "\n");
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        checkExitCodes();
    }

    private void checkExitCodes() throws IOException, InterruptedException {
        assertThat(ended(start("--help"))).isZero();
        assertThat(ended(start("check", "dev"))).isZero();
        assertThat(ended(start("local", "dev"))).isZero();
        assertThat(ended(start("local", "failing"))).isEqualTo(1);
        assertThat(ended(start("check", "broken"))).isEqualTo(3);
        assertThat(ended(start("local", "nowhere"))).isEqualTo(64);
        assertThat(ended(start("lcoal", "dev"))).isEqualTo(64);
    }

    @Test
    void aReaderThatGoesAwayIsNoTrouble() throws Exception {
        closeWhatIsRead();
    }

    private void closeWhatIsRead() throws IOException, InterruptedException {
        Process process = start("plan", "staging");
        process.getInputStream().close();

        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        assertThat(ended(process)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "local dev, 1",
        "local dev --json, 1",
        "local dev --predict, 1",
        "plan staging, 1",
        "plan staging --json, 1",
        "check, 3",
        "explain LW210, 1",
        "--help, 1",
        "--version, 1"
    })
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeWrittenIsNoSuccess(String line, int code) throws Exception {
        ProcessBuilder builder = builder(line.split(" ", -1));
        Process process = builder.redirectOutput(new File("/dev/full")).start();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .contains("error: cannot write to standard output: No space left on device\n");
        assertThat(ended(process)).isEqualTo(code);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void errorsThatCannotBeWrittenAreNoSuccess() throws Exception {
        Process process =
                builder("local", "dev").redirectError(new File("/dev/full")).start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .endsWith("error: cannot write to standard error: No space left on device\n");
        assertThat(ended(process)).isEqualTo(1);
        assertThat(directory.resolve("work/app/one.txt")).hasContent("hello");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsUnfit() throws Exception {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
        assertThat(directory.toFile().setWritable(false)).isTrue();

        assertThat(ended(start("local", "dev"))).isEqualTo(4);
    }

    @Test
    void twoRunsAtOnceAndAnInterrupt() throws Exception {
        Process first = startGated();
        try (OutputStream gate = Files.newOutputStream(directory.resolve("gate"));
                BufferedReader progress = first.errorReader(UTF_8)) {
            Process second = start("local", "gated");
            String refused = new String(second.getErrorStream().readAllBytes(), UTF_8);
            assertThat(ended(second)).isEqualTo(5);
            assertThat(refused).contains("is locked by", "(process " + first.pid() + ")", ": local gated");

            signal(first, "TERM");
            assertThat(progress.lines().anyMatch(Interrupt.NOTICE::equals)).isTrue();
            gate.write('\n');
        }
        String result = new String(first.getInputStream().readAllBytes(), UTF_8);
        assertThat(ended(first)).isEqualTo(130);
        assertThat(result).startsWith("gated: interrupted, 1 changed, 0 unchanged, 0 failed, 1 skipped in ");
        assertThat(directory.resolve("work/app")).doesNotExist();
    }

    @Test
    void aSecondInterruptEndsAtOnce() throws Exception {
        interruptTwice();
    }

    private void interruptTwice() throws IOException, InterruptedException {
        Process process = startGated();
        try (OutputStream gate = Files.newOutputStream(directory.resolve("gate"));
                BufferedReader progress = process.errorReader(UTF_8)) {
            signal(process, "TERM");
            assertThat(progress.lines().anyMatch(Interrupt.NOTICE::equals)).isTrue();
            signal(process, "TERM");

            assertThat(ended(process)).isEqualTo(130);
            assertThat(gate).isNotNull();
        }
    }

    /** Without a UTF-8 locale there are two processes; a terminal sends its signals to both of them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void inAnotherLocaleASignalCountsOnce() throws Exception {
        locale = Map.of("LC_ALL", "C");
        before = List.of("env", "--default-signal=INT"); // ignored by what a shell starts in the background
        Process process = startGated();
        try (OutputStream gate = Files.newOutputStream(directory.resolve("gate"));
                BufferedReader progress = process.errorReader(UTF_8)) {
            signal(other(process), "INT");
            signal(process.toHandle(), "INT");
            assertThat(progress.lines().anyMatch(Interrupt.NOTICE::equals)).isTrue();
            gate.write('\n');
        }
        String result = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(ended(process)).isEqualTo(130);
        assertThat(result).startsWith("gated: interrupted, 1 changed, ");
    }

    @Test
    void inAnotherLocaleASecondInterruptEndsAtOnce() throws Exception {
        locale = Map.of("LC_ALL", "C");
        interruptTwice();
    }

    @Test
    void inAnotherLocaleNothingOutlivesTheProcess() throws Exception {
        locale = Map.of("LC_ALL", "C");
        Process process = startGated();
        try (OutputStream gate = Files.newOutputStream(directory.resolve("gate"))) {
            ProcessHandle other = other(process);
            process.destroyForcibly();

            LocalSystem system = new LocalSystem();
            waitFor("the end of the other process")
                    .until(() -> system.process(other.pid()).isEmpty());
            assertThat(gate).isNotNull();
        }
    }

    @Test
    void inAnotherLocaleExitCodesAndStreamsAreTheSame() throws Exception {
        locale = Map.of("LC_ALL", "C");
        checkExitCodes();
        closeWhatIsRead();
    }

    private static ProcessHandle other(Process process) {
        return process.children().findFirst().orElseThrow();
    }

    private Process startGated() throws IOException, InterruptedException {
        Process pipe = new ProcessBuilder("mkfifo", directory.resolve("gate").toString()).start();
        assertThat(pipe.waitFor()).isZero();
        return start("local", "gated");
    }

    private Process start(String... args) throws IOException {
        return builder(args).start();
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(before);
        command.addAll(ControllerProgram.command(List.of(services), args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(locale);
        return builder;
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
