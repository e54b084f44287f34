package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.library.file.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a run wrote are executed in the same run. */
class WrittenProgramTest {

    private static final byte[] SCRIPT = "#!/bin/sh\necho ran >> ran\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path base;

    @Test
    void aCommandRunsTheScriptOfAFileThatIsNewOrReplaced() throws IOException {
        Service service = new Service(base);

        for (String version : List.of("first", "second")) {
            Consumer<Configuration> parts = here -> {
                File script = here.add(File.at("run.sh")
                        .content("#!/bin/sh\necho " + version + " >> ran\n")
                        .mode("0755"));
                here.add(Command.of("./run.sh").when(script));
            };
            assertThat(service.deploy(parts).failed()).as(service.failure()).isZero();
        }

        assertThat(service.workdir.resolve("ran")).hasContent("first\nsecond");
    }

    @Test
    void aProgramStartsWhatAFileWrote() throws IOException {
        Service service = new Service(base);
        try {
            service.deploy(here -> {
                here.add(File.at("server")
                        .content("#!/bin/sh\nexec sleep 1000\n")
                        .mode("0755"));
                here.add(Program.named("app").command("./server"));
            });

            assertThat(service.failure()).isEmpty();
            assertThat(service.workdir.resolve("app.pid")).exists();
        } finally {
            service.deploy(here -> here.add(Program.named("app").stopped()));
        }
    }

    @Test
    void oneUpdateWritesAndRuns() {
        LocalSystem system = new LocalSystem();
        for (int i = 0; i < 3; i++) {
            writeAndRun(system, base.resolve("script"));
        }

        assertThat(base.resolve("ran")).hasContent("ran\nran\nran");
    }

    @Test
    void noChildOfAnotherThreadHoldsWhatIsBeingWritten() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Path directory = Files.createDirectory(base.resolve("thread" + thread));
                all.add(threads.submit(() -> {
                    LocalSystem system = new LocalSystem();
                    for (int i = 0; i < 40; i++) {
                        writeAndRun(system, directory.resolve("script" + i));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void writeAndRun(LocalSystem system, Path script) {
        try {
            system.write(script, SCRIPT, new FileMode(0755));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        CommandSpec run = new CommandSpec(
                List.of(script.toString()), Map.of(), script.getParent(), Optional.empty(), Optional.empty());
        assertThat(system.run(run))
                .satisfies(outcome ->
                        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero());
    }
}
