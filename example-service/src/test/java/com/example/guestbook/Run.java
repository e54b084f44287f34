package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a run.
 *
 * @param exitCode its exit code
 * @param stdout its data
 * @param stderr its progress and its errors
 */
record Run(int exitCode, String stdout, String stderr) {

    static Run of(ProcessBuilder program) {
        return of(program, new File("/dev/null"));
    }

    static Run of(ProcessBuilder program, File input) {
        try {
            Path out = Files.createTempFile("stdout", ".txt");
            Path err = Files.createTempFile("stderr", ".txt");
            Process process = program.redirectInput(input)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int exitCode = process.waitFor();
            Run run = new Run(exitCode, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Run succeeded() {
        assertThat(exitCode).as(stdout + stderr).isZero();
        return this;
    }

    String lastLine() {
        List<String> lines = stdout.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
