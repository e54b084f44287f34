package dev.launchway.library.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A program that is called docker and runs nothing: it writes down its command lines, with the environment variables that they were
 * given, and answers as docker does.
 */
final class RecordedDocker {

    private final Path directory;

    RecordedDocker(Path directory) {
        this.directory = directory;
        write("docker", """
                #!/bin/sh
                cd %s
                echo "$*${SECRET:+ [SECRET=$SECRET]}" >> lines
                case "$1 $2" in
                  "image inspect") cat images && test -s images || { echo "Error: No such image: $5" >&2; exit 1; } ;;
                  "container inspect") cat containers; echo "Error: No such container: x" >&2; exit 1 ;;
                  "run --detach")
                    for word; do case $word in --env-file=*) cat "${word#*=}" >> lines ;; esac; done
                    label=$(echo "$*" | sed 's/.*dev.launchway.asked=\\([0-9a-f]*\\).*/\\1/')
                    echo "/$5 made-id true $label" > containers ;;
                  "ps --quiet") cat containers ;;
                  compose*) case "$*" in
                    *" up "*) echo first-id > containers; echo second-id >> containers ;;
                    *) : > containers ;;
                  esac ;;
                  pull*) echo image-id > images ;;
                  rm*) : > containers ;;
                esac
                """.formatted(directory));
        set("images", "");
        set("containers", "");
        set("lines", "");
        try {
            Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path program() {
        return directory.resolve("docker");
    }

    /** Sets what it has: ids of images, or containers as the format of a question asks for. */
    void set(String kind, String text) {
        write(kind, text);
    }

    String has(String kind) {
        try {
            return Files.readString(directory.resolve(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command lines since the last time. */
    List<String> lines() {
        List<String> lines = has("lines").lines().toList();
        set("lines", "");
        return lines;
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
