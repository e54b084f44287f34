package dev.launchway.agent;

import dev.launchway.engine.apply.SetAside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The layers on this target, with their archives and sums. Those that the last three plans were made of stay, and those that were
 * stored or about to be used a short time ago, perhaps by a controller that waits for its turn; the others go. So does what a
 * process was receiving that is no more. What is none of all these is set aside.
 */
final class StoredLayers {

    private static final int KEPT = 3;

    /** Longer than a run takes from its look at what is there to its turn. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** A process that takes longer to receive something is another one of the same number. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Pattern JAR = Pattern.compile("[0-9a-f]{32}\\.jar");
    private static final Pattern STORED = Pattern.compile("(?<hash>[0-9a-f]{32})\\.(jar|jsa|sum|tries)");
    private static final Pattern UNFINISHED = Pattern.compile("[0-9a-z.]+\\.(?<process>\\d{1,18})(\\.sum)?");

    private final Path directory;
    private final List<String> current;
    private final Instant now = Instant.now();

    StoredLayers(Path directory) {
        this(directory, List.of(System.getProperty("java.class.path").split(":", -1)));
    }

    StoredLayers(Path directory, List<String> classPath) {
        this.directory = directory;
        this.current = new ArrayList<>();
        for (String entry : classPath) {
            current.add(Path.of(entry).getFileName().toString());
        }
    }

    /** To be called by the run that holds the lock; what is foreign goes to where the argument says. */
    void prune(SetAside aside) throws IOException {
        Set<String> needed = needed(aside);
        for (String name : List.of("layers", "archives")) {
            for (Path file : list(directory.resolve(name))) {
                prune(file, needed, aside);
            }
        }
        for (Path directory : List.of(directory, directory.resolve("runtimes"))) {
            for (Path file : list(directory)) {
                if (isAbandoned(file)) {
                    delete(file);
                }
            }
        }
    }

    private void prune(Path file, Set<String> needed, SetAside aside) throws IOException {
        Matcher stored = STORED.matcher(file.getFileName().toString());
        if (isAbandoned(file)) {
            delete(file);
        } else if (stored.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String hash = stored.group("hash");
            if (!needed.contains(hash + ".jar") && isUnused(file, hash)) {
                Files.deleteIfExists(file);
            }
        } else if (!UNFINISHED.matcher(file.getFileName().toString()).matches()) {
            aside.entry(file);
        }
    }

    private Set<String> needed(SetAside aside) throws IOException {
        Path plans = Files.createDirectories(directory.resolve("plans"));
        Path own = plans.resolve(Integer.toHexString(current.hashCode()));
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(own, LinkOption.NOFOLLOW_LINKS)) {
            aside.entry(own);
        }
        Files.write(own, current, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(own, FileTime.from(now));
        List<Path> known = list(plans);
        known.sort(Comparator.comparing(StoredLayers::modified).reversed());
        Set<String> needed = new HashSet<>(current);
        int kept = 0;
        for (Path plan : known) {
            List<String> layers = read(plan);
            if (plan.equals(own)) {
                kept++;
            } else if (layers.isEmpty()) {
                aside.entry(plan);
            } else if (kept++ < KEPT) {
                needed.addAll(layers);
            } else {
                Files.deleteIfExists(plan);
            }
        }
        return needed;
    }

    /** The layers of a plan; none where a file is no record of them. */
    private static List<String> read(Path plan) throws IOException {
        if (!Files.isRegularFile(plan, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        String text = Files.readString(plan, StandardCharsets.ISO_8859_1);
        List<String> layers = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (JAR.matcher(line).matches()) {
                layers.add(line);
            } else if (!line.isEmpty()) {
                return List.of();
            }
        }
        return layers;
    }

    private boolean isAbandoned(Path file) {
        Matcher unfinished = UNFINISHED.matcher(file.getFileName().toString());
        return unfinished.matches()
                && (isOlder(file, ABANDONED)
                        || ProcessHandle.of(Long.parseLong(unfinished.group("process")))
                                .isEmpty());
    }

    private boolean isOlder(Path file, Duration age) {
        return modified(file).toInstant().isBefore(now.minus(age));
    }

    /** An archive of classes fits a jar of one time only: what is about to be used is marked by its sum. */
    private boolean isUnused(Path file, String hash) {
        return isOlder(file, YOUNG) && isOlder(file.resolveSibling(hash + ".sum"), YOUNG);
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Deletes a file, or a directory with all in it; another process may do so too. */
    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(files::add);
            }
        }
        return files;
    }
}
