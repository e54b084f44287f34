package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.FileMode;
import dev.launchway.testing.run.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final int ROUNDS = 8;
    private static final int SIZE = 300_000;

    @TempDir
    Path directory;

    @Test
    void aKilledProcessLeavesTheOldOrTheNewFileAndTheNextOneClearsUp() throws Exception {
        Path file = directory.resolve("file");
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = new ProcessBuilder(JavaProgram.command(CrashTest.class, file.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            letItWrite(writer.getInputStream(), 3 + round * 7);
            writer.destroyForcibly().waitFor();

            byte[] content = Files.readAllBytes(file);
            assertThat(content).hasSize(SIZE);
            assertThat(content).containsOnly(content[0]);
            assertThat(new LocalSystem().status(file).mode()).isEqualTo(new FileMode(0600));
        }

        new LocalSystem().write(file, new byte[1], null);
        assertThat(new LocalSystem().list(directory)).isEqualTo(List.of(file));
    }

    private static void letItWrite(InputStream written, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            assertThat(written.read()).isEqualTo('.');
        }
    }

    /** Writes one file again and again, and a dot after each time. */
    public static void main(String[] arguments) throws IOException {
        LocalSystem system = new LocalSystem();
        byte[] content = new byte[SIZE];
        for (byte round = 0; ; round++) {
            Arrays.fill(content, round);
            system.write(Path.of(arguments[0]), content, new FileMode(0600));
            System.out.write('.');
            System.out.flush();
        }
    }
}
