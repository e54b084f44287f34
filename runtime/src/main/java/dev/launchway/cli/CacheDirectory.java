package dev.launchway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the caches of this user are: {@code $XDG_CACHE_HOME}, else {@code $HOME/.cache}, as the XDG Base Directory Specification says,
 * else {@code .cache} in the home directory that the system tells. What lies there runs here and on hosts: a user in whose directory
 * others may write gets one for this process, which goes with it, and so does one who has none, as in containers.
 */
final class CacheDirectory {

    private static final String OWN = "launchway";

    private CacheDirectory() {}

    static Path of(Map<String, String> variables, String systemHome) {
        Path lasting = lasting(variables, systemHome);
        return lasting == null ? ofProcess() : lasting;
    }

    /** The one that other processes of this user find, too; {@code null} for a user who has none that nobody else may write to. */
    static Path lasting(Map<String, String> variables, String systemHome) {
        Path named = named(variables, systemHome);
        return named == null || (Files.exists(named) && !OwnDirectory.is(named)) ? null : named;
    }

    private static Path named(Map<String, String> variables, String systemHome) {
        String said = variables.getOrDefault("XDG_CACHE_HOME", "");
        if (!said.isEmpty()) {
            return Path.of(said).resolve(OWN);
        }
        for (String home : List.of(variables.getOrDefault("HOME", ""), systemHome)) {
            Path caches = Path.of(home, ".cache", OWN);
            if (caches.isAbsolute() && canBeMade(caches)) {
                return caches;
            }
        }
        return null;
    }

    private static boolean canBeMade(Path directory) {
        Path existing = directory;
        while (existing != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    private static Path ofProcess() {
        try {
            Path directory = Files.createTempDirectory("launchway-cache");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // The process ends: what another one still writes there is left to the system's own tidying.
        }
    }
}
