package dev.launchway.library.container;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image, by the digest of its content.
 *
 * @param repository with its registry: {@code docker.io/library/redis}
 * @param digest {@code sha256:} and 64 hex digits
 */
record ImageName(String repository, String digest) {

    private static final Pattern NAME = Pattern.compile(
            "([a-z0-9][a-zA-Z0-9._-]*(?::[0-9]+(?=/))?(?:/[a-z0-9._-]+)*?)(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@.*)?");
    private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})");
    private static final String HUB = "docker.io/";

    /** Reads one; what stands for other content tomorrow is refused. */
    static ImageName parse(String component, String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new IllegalArgumentException(component + ": '" + text
                    + "' is no name of an image: write as in docker.io/library/redis@sha256:… and 64 hex digits");
        }
        String repository = qualified(name.group(1));
        String tag = name.group(2) == null ? "" : name.group(2);
        if (name.group(3) == null) {
            throw new IllegalArgumentException(component + ": '" + text
                    + "' has no digest, and can be another image tomorrow: write \"" + repository + tag
                    + "@sha256:…\", with the digest that 'skopeo inspect --format {{.Digest}} docker://" + repository
                    + (tag.isEmpty() ? ":latest" : tag) + "' shows");
        }
        Matcher digest = DIGEST.matcher(name.group(3));
        if (!digest.matches()) {
            throw new IllegalArgumentException(
                    component + ": '" + name.group(3).substring(1) + "' is no digest: it is sha256: and 64 hex digits");
        }
        return new ImageName(repository, digest.group(1));
    }

    /** Docker completes names so; podman asks at a terminal, or its configuration. */
    private static String qualified(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        if (first.equals("localhost") || first.indexOf('.') >= 0 || first.indexOf(':') >= 0) {
            return name;
        }
        return HUB + (slash < 0 ? "library/" : "") + name;
    }

    /** As engines take it: of tag and digest some take one alone. */
    String text() {
        return repository + "@" + digest;
    }
}
