package dev.launchway.maven;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An artifact that components of a service want, as a plan jar tells it.
 *
 * @param index the entry of the plan jar in which the components look for what was found
 * @param groupId a part of its coordinates
 * @param artifactId a part of its coordinates
 * @param version empty where the build decides
 * @param classifier empty for none
 * @param type as in a dependency of a POM: {@code jar}
 * @param checksum as in {@code sha256:…}; empty for none
 */
record WantedArtifact(
        String index,
        String groupId,
        String artifactId,
        String version,
        String classifier,
        String type,
        String checksum) {

    /** No part has a character that JSON would write in another way, or a blank. */
    private static final Pattern TOLD = Pattern.compile("\"maven-artifact((?: [^ \"\\\\]+){7})\"");

    private static final String NONE = "-";

    /** All that the lines tell of, each once. */
    static List<WantedArtifact> toldIn(String lines) {
        Set<WantedArtifact> wanted = new LinkedHashSet<>();
        Matcher told = TOLD.matcher(lines);
        while (told.find()) {
            String[] words = told.group(1).strip().split(" ", -1);
            List<String> parts = new ArrayList<>();
            for (String word : words) {
                parts.add(word.equals(NONE) ? "" : word);
            }
            wanted.add(new WantedArtifact(
                    parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), parts.get(6)));
        }
        return List.copyOf(wanted);
    }

    /** Its coordinates as people write them. */
    @Override
    public String toString() {
        return groupId + ":" + artifactId + (version.isEmpty() ? "" : ":" + version)
                + (classifier.isEmpty() ? "" : " (" + classifier + ")")
                + (type.equals("jar") ? "" : " as " + type);
    }
}
