package dev.launchway.library.application;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application is brought as, told by its name: a jar, an archive of a distribution, or a directory. */
enum Layout {
    JAR,
    DISTRIBUTION,
    DIRECTORY;

    private static final Pattern NAME = Pattern.compile(
            "(?i)(.+?)(?:(\\.jar|\\.war)|(\\.zip|\\.tar(?:\\.(?:gz|xz|zst|bz2))?|\\.t(?:gz|xz|zst|bz2|bz)))?");
    private static final int BASE = 1;
    private static final int JAR_SUFFIX = 2;
    private static final int ARCHIVE_SUFFIX = 3;

    static Layout of(Path artifact) {
        Matcher name = name(artifact);
        if (name.group(JAR_SUFFIX) != null) {
            return JAR;
        }
        return name.group(ARCHIVE_SUFFIX) == null ? DIRECTORY : DISTRIBUTION;
    }

    /** What a service is called by default: the name without suffix and version. */
    static String serviceName(Path artifact) {
        return name(artifact).group(BASE).replaceFirst("-[0-9].*$", "").replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    private static Matcher name(Path artifact) {
        Matcher name = NAME.matcher(artifact.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("'" + artifact + "' is no application: it has no name");
        }
        return name;
    }
}
