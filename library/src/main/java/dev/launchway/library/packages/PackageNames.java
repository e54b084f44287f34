package dev.launchway.library.packages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what packages and versions are called, where they are given: nothing else reaches the command line of a package manager. */
final class PackageNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._@:-]*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~:_^-]*");

    private PackageNames() {}

    /** Names of packages: at least one, each once. */
    static List<String> names(String component, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(component + ".of(…) needs the name of a package");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(component + ": '" + name
                        + "' is no name of a package: write letters, digits and + - . as in nginx-core, and a version by"
                        + " .version(…)");
            }
        }
        return Arrays.stream(names).distinct().toList();
    }

    /** A version, as the package manager writes it. */
    static String version(String component, String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(component + ": '" + version
                    + "' is no version of a package: write it as the package manager does, whole, as in 1.22.1-9");
        }
        return version;
    }

    /** A version is that of one package. */
    static void checkVersion(String label, List<String> names, String version, Wanted wanted) {
        if (version.isEmpty()) {
            return;
        }
        if (names.size() > 1) {
            throw new IllegalArgumentException(
                    label + " has one version for " + names.size() + " packages: make a component for each of them");
        }
        if (wanted != Wanted.PRESENT) {
            throw new IllegalArgumentException(label + " has a version and is to be "
                    + (wanted == Wanted.LATEST ? "the latest" : "absent") + ": keep one of both");
        }
    }
}
