package dev.launchway.library.fetch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What names an artifact.
 *
 * @param version empty where the build decides
 * @param classifier empty for none
 * @param type as in a dependency of a POM
 */
record Coordinates(String groupId, String artifactId, String version, String classifier, String type) {

    static final String JAR = "jar";

    private static final int PARTS = 3;

    /** What Maven allows in them; no version is a range. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.+-]+");

    private static final String ANY = "any";
    private static final String MAIN = "main";
    private static final String NONE = "-";

    static Coordinates parse(String text) {
        List<String> parts = List.of(text.strip().split(":", -1));
        if (parts.size() < 2 || parts.size() > PARTS || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("MavenArtifact.of(\"" + text
                    + "\") names no artifact: write \"group:artifact\" or \"group:artifact:version\", and add .classifier(…) and"
                    + " .type(…)");
        }
        String version = parts.size() < PARTS ? "" : checkedVersion(text, parts.get(2));
        return new Coordinates(checked(text, parts.get(0)), checked(text, parts.get(1)), version, "", JAR);
    }

    private static String checkedVersion(String text, String version) {
        boolean open = version.equals("LATEST") || version.equals("RELEASE") || version.matches(".*[\\[\\](),].*");
        if (open) {
            throw new IllegalArgumentException(
                    "MavenArtifact.of(\"" + text + "\"): '" + version
                            + "' is another version each time that one is released: name one version, or none where the POM names it");
        }
        return checked(text, version);
    }

    private static String checked(String text, String part) {
        if (!PART.matcher(part).matches() || part.matches("\\.+") || part.equals(NONE)) {
            throw new IllegalArgumentException("MavenArtifact.of(\"" + text + "\"): '" + part
                    + "' is no part of coordinates, which have letters, digits and . _ - + alone");
        }
        return part;
    }

    Coordinates withClassifier(String text) {
        return new Coordinates(groupId, artifactId, version, checked(this + " " + text, text), type);
    }

    Coordinates withType(String text) {
        return new Coordinates(groupId, artifactId, version, classifier, checked(this + " " + text, text));
    }

    /** What it is called on the target unless somebody says something else; the same for all versions. */
    String fileName() {
        return artifactId + (classifier.isEmpty() ? "" : "-" + classifier) + "." + type;
    }

    /** Where the build says what it has found, below the definition directory. */
    String index() {
        return "artifacts/" + groupId + "/" + artifactId + "/" + (version.isEmpty() ? ANY : version) + "/"
                + (classifier.isEmpty() ? MAIN : classifier) + "." + type;
    }

    /** All of them, in words without blanks. */
    String words() {
        return String.join(
                " ",
                groupId,
                artifactId,
                version.isEmpty() ? NONE : version,
                classifier.isEmpty() ? NONE : classifier,
                type);
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + (version.isEmpty() ? "" : ":" + version);
    }
}
