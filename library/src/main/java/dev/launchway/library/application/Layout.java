package dev.launchway.library.application;

import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an application is brought as, told by its name: a jar, an archive of a distribution, or a directory. */
enum Layout {
    JAR(".jar", ".war"),
    DISTRIBUTION(
            ".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.zst", ".tzst", ".tar.bz2", ".tbz2", ".tbz"),
    DIRECTORY("");

    private final List<String> suffixes;

    Layout(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    static Layout of(Path artifact) {
        String name = artifact.getFileName().toString().toLowerCase(Locale.ROOT);
        for (Layout layout : values()) {
            if (layout.suffixes.stream().anyMatch(name::endsWith)) {
                return layout;
            }
        }
        return DIRECTORY;
    }

    /** What a service is called by default: the name without suffix and version. */
    static String serviceName(Path artifact) {
        String name = TargetPath.baseName(artifact.toString());
        List<String> suffixes = new ArrayList<>(JAR.suffixes);
        suffixes.addAll(DISTRIBUTION.suffixes);
        String base = name;
        for (String suffix : suffixes) {
            if (name.toLowerCase(Locale.ROOT).endsWith(suffix)) {
                base = name.substring(0, name.length() - suffix.length());
            }
        }
        return base.replaceFirst("-[0-9].*$", "").replaceAll("[^A-Za-z0-9_.-]", "-");
    }
}
