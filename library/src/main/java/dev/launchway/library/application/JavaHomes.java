package dev.launchway.library.application;

import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where packages, images and tools put Java on a host, and the one that runs the deployment. Its version is told by the file {@code release} that each Java has since 7, so
 * that none is started to ask.
 *
 * @param home the home directory of the user of the deployment
 */
record JavaHomes(Path home) {

    private static final List<Path> DIRECTORIES =
            List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"), Path.of("/usr/java"), Path.of("/opt"));

    /** In the path of a runtime that Launchway has sent for itself, without most modules. */
    private static final String OF_THE_TOOL = "/.launchway/";

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?([0-9]{1,4})");

    /** The version of a Java; 0 where there is none. */
    static int version(Probe probe, Path javaHome) {
        Path release = javaHome.resolve("release");
        if (!probe.exists(javaHome.resolve("bin/java")) || !probe.exists(release)) {
            return 0;
        }
        Matcher version = VERSION.matcher(probe.read(release));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    static String words(int required) {
        return required == 0 ? "a Java" : "Java " + required + " or newer";
    }

    /** The oldest that is new enough; of several of one version the first by name. {@code null} for none. */
    Path find(Probe probe, int required) {
        Path best = null;
        int bestVersion = Integer.MAX_VALUE;
        for (Map.Entry<Path, Integer> one : all(probe).entrySet()) {
            int version = one.getValue();
            if (version >= required && version < bestVersion) {
                best = one.getKey();
                bestVersion = version;
            }
        }
        return best;
    }

    /** What there is, and where was looked. */
    String words(Probe probe) {
        Map<Path, Integer> all = all(probe);
        StringBuilder text = new StringBuilder(all.isEmpty() ? "no other one" : "");
        all.forEach((path, version) -> text.append(text.length() == 0 ? "" : ", ")
                .append("Java ")
                .append(version)
                .append(" at ")
                .append(path));
        return text + " (looked in " + DIRECTORIES + " and " + candidates()
                + ", and at the one that runs the deployment)";
    }

    private Path candidates() {
        return home.resolve(".sdkman/candidates/java");
    }

    private Map<Path, Integer> all(Probe probe) {
        Map<Path, Integer> all = new TreeMap<>();
        for (Path directory : DIRECTORIES) {
            look(probe, directory, all);
        }
        look(probe, candidates(), all);
        Path own = Path.of(System.getProperty("java.home"));
        if (!own.toString().contains(OF_THE_TOOL)) {
            put(probe, own, all);
        }
        return all;
    }

    private static void look(Probe probe, Path directory, Map<Path, Integer> all) {
        for (Path entry : probe.list(directory)) {
            if (probe.status(entry).isDirectory()) {
                put(probe, entry, all);
            }
        }
    }

    private static void put(Probe probe, Path javaHome, Map<Path, Integer> all) {
        int version = version(probe, javaHome);
        if (version > 0) {
            all.put(javaHome, version);
        }
    }
}
