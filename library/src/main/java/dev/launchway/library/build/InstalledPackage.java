package dev.launchway.library.build;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package in a virtual environment, by what its installer recorded of it.
 *
 * <p>Source: <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording installed
 * projects</a>. The {@code RECORD} is written last.
 *
 * @param info its directory, {@code NAME-VERSION.dist-info}
 */
record InstalledPackage(Path info) {

    private static final String SUFFIX = ".dist-info";
    /** A path, which may be quoted, its checksum, and its size; what is compiled has neither. */
    private static final Pattern LINE = Pattern.compile("(\"?)(.*)\\1,[^,]*,(\\d*)");

    static boolean isOne(Path directory) {
        return directory.getFileName().toString().endsWith(SUFFIX);
    }

    /** The package of a name, whatever its version. */
    static Optional<InstalledPackage> find(Probe probe, Path environment, String name) {
        for (Path packages : packages(probe, environment)) {
            for (Path entry : probe.list(packages)) {
                if (isOne(entry)
                        && normalized(new InstalledPackage(entry).name()).equals(normalized(name))) {
                    return Optional.of(new InstalledPackage(entry));
                }
            }
        }
        return Optional.empty();
    }

    /** The directories of packages of an environment: {@code lib/python3.11/site-packages}. */
    static Iterable<Path> packages(Probe probe, Path environment) {
        return probe.list(environment.resolve("lib")).stream()
                .map(version -> version.resolve("site-packages"))
                .toList();
    }

    /** Source: PEP 503, "Normalized Names". */
    private static String normalized(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    private String stem() {
        String text = info.getFileName().toString();
        return text.substring(0, text.length() - SUFFIX.length());
    }

    String name() {
        return stem().replaceFirst("-[^-]*$", "");
    }

    String version() {
        return stem().replaceFirst("^.*-", "");
    }

    /** Whether its installer has come to its end. */
    boolean isRecorded(Probe probe) {
        return probe.status(recorded()).isFile();
    }

    private Path recorded() {
        return info.resolve("RECORD");
    }

    /** What is wrong with its files: one is missing, or has another size; empty where nothing is. */
    Optional<String> problem(Probe probe) {
        if (!isRecorded(probe)) {
            return Optional.of(stem() + " is not complete");
        }
        for (String line : probe.read(recorded()).lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !matcher.group(3).isEmpty()) {
                Path file = info.resolveSibling(matcher.group(2)).normalize();
                FileStatus now = probe.status(file);
                if (now.size() != Long.parseLong(matcher.group(3)) || !now.exists()) {
                    return Optional.of(
                            file + " of " + stem() + (now.exists() ? " is not as it was installed" : " is missing"));
                }
            }
        }
        return Optional.empty();
    }
}
