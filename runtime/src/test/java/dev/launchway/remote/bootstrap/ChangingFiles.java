package dev.launchway.remote.bootstrap;

import static dev.launchway.remote.bootstrap.ChangingFiles.NAME;
import static dev.launchway.remote.bootstrap.ChangingFiles.delete;
import static dev.launchway.remote.bootstrap.ChangingFiles.file;
import static dev.launchway.remote.bootstrap.ChangingFiles.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes of files that facts tell of. */
final class ChangingFiles {

    /** Of a file that needs care. */
    static final String NAME = "a 'b'\n\"c\" \\ *?[d] -e $f ü%";

    /** Busybox tells of a missing file as it is named, by as many lines as its name has. */
    static final String MISSING = NAME.replace('\n', ' ');

    private ChangingFiles() {}

    static void file(Path here, String name) throws IOException {
        Path file = here.resolve(name);
        delete(file);
        Files.write(file, "content".getBytes(UTF_8));
    }

    static void rewrite(Path here, String text) throws IOException {
        Path file = here.resolve(NAME);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
    }

    static void shift(Path here, long nanos) throws IOException {
        Path file = here.resolve(NAME);
        Instant now = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(now.plusNanos(nanos)));
    }

    static void setMode(Path here, String bits) throws IOException {
        Path file = Files.exists(here.resolve(NAME)) ? here.resolve(NAME) : here;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(bits));
    }

    static void relink(Path here, String text) throws IOException {
        delete(here.resolve("link"));
        Files.createSymbolicLink(here.resolve("link"), Path.of(text));
    }

    /** Makes something else of {@link #NAME}. */
    static void instead(Path here, String... command) throws Exception {
        delete(here.resolve(NAME));
        List<String> argv = new ArrayList<>(List.of(command));
        argv.add(here.resolve(NAME).toString());
        run(argv.toArray(String[]::new));
    }

    static void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    static void run(String... argv) throws Exception {
        Process process = new ProcessBuilder(argv).inheritIO().start();
        assertThat(process.waitFor()).as("%s", List.of(argv)).isZero();
    }
}
