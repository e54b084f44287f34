package dev.launchway.library.database;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that a test starts below a directory of its own, and ends by its process id. */
final class LocalServer {

    private final Process process;

    private LocalServer(Process process) {
        this.process = process;
    }

    /** Starts a server, and waits until it answers. */
    static LocalServer start(Path log, List<String> answers, String... argv) throws IOException {
        assumeTrue(Files.exists(Path.of(argv[0])), "needs " + argv[0]);
        LocalServer server = new LocalServer(new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        waitFor(argv[0] + " answers").until(() -> {
            assertThat(server.process.isAlive()).as(Files.readString(log)).isTrue();
            return output("", answers).code == 0;
        });
        return server;
    }

    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What a program says to what it is given. */
    static Output output(String input, List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What came of a program. */
    record Output(int code, String text) {}
}
