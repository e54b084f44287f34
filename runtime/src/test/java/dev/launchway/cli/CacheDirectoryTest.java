package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTest {

    @TempDir
    Path home;

    @Test
    void isWhereTheVariableSays() {
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/cache/me", "HOME", home.toString()), "/root"))
                .isEqualTo(Path.of("/var/cache/me/launchway"));
    }

    @Test
    void isInTheHomeThatTheShellKnows() {
        assertThat(CacheDirectory.of(Map.of("HOME", home.toString()), "/nonexistent/of/system"))
                .isEqualTo(home.resolve(".cache/launchway"));
    }

    @Test
    void isInTheHomeThatTheSystemKnowsWhereTheShellKnowsNone() {
        assertThat(CacheDirectory.of(Map.of(), home.toString())).isEqualTo(home.resolve(".cache/launchway"));
    }

    /** Of a container's user the system tells {@code ?} or a directory that is not there. */
    @Test
    void isADirectoryOfItsOwnForAUserWithoutAHome() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "no directory");

        Path caches = CacheDirectory.of(Map.of("HOME", file.toString()), "?");

        assertThat(caches).isEmptyDirectory();
        Files.delete(caches);
    }

    /** What lies in a cache is run, here and on hosts. */
    @Test
    void isADirectoryOfItsOwnWhereOthersMayWrite() throws IOException {
        Path open = Files.createDirectories(home.resolve("launchway"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));

        Path caches = CacheDirectory.of(Map.of("XDG_CACHE_HOME", home.toString()), "/root");

        assertThat(caches).isEmptyDirectory().isNotEqualTo(open);
        Files.delete(caches);
    }

    @Test
    void isTheSameOneInTheNextRun() throws IOException {
        Path caches = Files.createDirectories(home.resolve("launchway"));
        Files.setPosixFilePermissions(caches, PosixFilePermissions.fromString("rwx------"));

        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", home.toString()), "/root"))
                .isEqualTo(caches);
    }
}
