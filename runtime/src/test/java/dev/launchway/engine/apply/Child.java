package dev.launchway.engine.apply;

import dev.launchway.testing.run.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A run in a process of its own, which can be killed. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Path base, String what) throws IOException {
        return new Child(new ProcessBuilder(JavaProgram.command(ChildMain.class, base.toString(), what))
                .redirectErrorStream(true)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** Waits for a line of its output. */
    void await(String line) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String each = output.readLine(); each != null; each = output.readLine()) {
            if (each.equals(line)) {
                return;
            }
            seen.append(each).append('\n');
        }
        throw new AssertionError("the child ended without '" + line + "':\n" + seen);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
