package dev.launchway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What this program was built from, as the build wrote it down.
 *
 * @param commit the commit; empty where the build did not know
 * @param dirty whether the working tree had changes that were not committed
 */
record BuiltFrom(String commit, boolean dirty) {

    /** Written by the git-commit-id plugin of the parent POM. */
    private static final String FILE = "META-INF/launchway/commit.properties";

    static BuiltFrom read(ClassLoader loader) {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return new BuiltFrom("", false);
        }
        return new BuiltFrom(
                properties.getProperty("git.commit.id.full", ""),
                Boolean.parseBoolean(properties.getProperty("git.dirty", "false")));
    }

    /** Why this is not what a commit says; empty when it is. */
    String unclean() {
        if (commit.isEmpty()) {
            return "this program does not know the commit that it was built from";
        }
        return dirty ? "this program was built from " + commit + " with uncommitted changes" : "";
    }
}
