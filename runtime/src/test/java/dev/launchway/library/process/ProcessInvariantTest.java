package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.run.Waiting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every block, for those of processes. */
class ProcessInvariantTest {

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> command() {
        return BlockInvariant.of(Command.class)
                .deployed(here -> {
                    File list = here.add(File.at("list").content("b\na\n"));
                    here.add(Command.of("sort", "-o", "sorted", "list")
                            .creates("sorted")
                            .when(list));
                })
                .present(disk -> {
                    assertThat(disk.read("list")).isEqualTo("b\na\n");
                    assertThat(disk.read("sorted")).isEqualTo("a\nb\n");
                })
                .drift("what it creates removed", disk -> disk.delete("sorted"))
                .drift("what it depends on changed", disk -> disk.write("list", "c\n"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> program() {
        return BlockInvariant.of(Program.class)
                .deployed(here -> here.add(Program.named("app").command("sleep", "600")))
                .present(disk -> assertThat(process(disk)).isPresent())
                .state(ProcessInvariantTest::process)
                .drift("killed", disk -> {
                    ProcessHandle process = process(disk).orElseThrow();
                    process.destroyForcibly();
                    Waiting.waitFor("end of the program").until(() -> !process.isAlive());
                })
                .removed(
                        here -> here.add(
                                Program.named("app").command("sleep", "600").stopped()),
                        disk -> assertThat(process(disk)).isEmpty())
                .afterwards(disk -> process(disk).ifPresent(ProcessHandle::destroyForcibly))
                .in(directory);
    }

    private static Optional<ProcessHandle> process(Disk disk) {
        if (!disk.exists("app.pid")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(disk.read("app.pid").split("\n", -1)[0]);
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
