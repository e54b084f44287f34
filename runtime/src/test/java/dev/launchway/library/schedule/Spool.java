package dev.launchway.library.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.testing.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Crontabs of a test's own for the system's {@code crontab}: it sees them, in a mount namespace, in the place of the host's. */
final class Spool {

    private final Path directory;
    private final Path program;

    private Spool(Path directory, Path program) {
        this.directory = directory;
        this.program = program;
    }

    /** Without a crontab. */
    static Spool in(Path parent) {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for mount namespaces");
        Installed.require("crontab", "unshare");
        try {
            Path directory = Files.createDirectories(parent.resolve("crontabs"));
            Files.setAttribute(directory, "unix:mode", 01777);
            Path program = Files.writeString(
                    parent.resolve("crontab"),
                    "#!/bin/sh\nexec unshare -m sh -c 'mount --bind \"$0\" /var/spool/cron/crontabs"
                            + " && exec crontab \"$@\"' " + directory + " \"$@\"\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return new Spool(directory, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that is used as {@code crontab} is. */
    String program() {
        return program.toString();
    }

    /** What {@code crontab -l} shows; empty without a crontab. */
    String read() {
        return crontab("-l", "");
    }

    /** Installs a crontab, as a person does; without lines it is removed. */
    void write(String lines) {
        if (lines.isEmpty()) {
            crontab("-r", "");
        } else {
            crontab("-", lines);
        }
    }

    private String crontab(String option, String input) {
        try {
            Process process = new ProcessBuilder(program(), option)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What changes when a crontab is installed, be it the same one. */
    Object state() {
        Path table = directory.resolve(System.getProperty("user.name"));
        try {
            return Files.exists(table) ? Files.getLastModifiedTime(table) : "none";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
