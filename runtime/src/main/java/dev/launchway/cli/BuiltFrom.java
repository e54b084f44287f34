package dev.launchway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What this program was built from, as the build wrote it down.
 *
 * @param commit the commit; empty where the build did not know
 * @param dirty whether the working tree had changes that were not committed
 * @param unpushed whether the repository has remotes, and no branch of any of them is known to contain the commit
 */
record BuiltFrom(String commit, boolean dirty, boolean unpushed) {

    /** Written by the git-commit-id plugin of the parent POM. */
    private static final String COMMIT = "META-INF/launchway/commit.properties";

    /** Written by the goal {@code pushed} of Launchway's own plugin. */
    private static final String PUSHED = "META-INF/launchway/pushed.properties";

    static BuiltFrom read(ClassLoader loader) {
        Properties properties = new Properties();
        try {
            for (String file : new String[] {COMMIT, PUSHED}) {
                try (InputStream in = loader.getResourceAsStream(file)) {
                    if (in != null) {
                        properties.load(in);
                    }
                }
            }
        } catch (IOException e) {
            return new BuiltFrom("", false, false);
        }
        return new BuiltFrom(
                properties.getProperty("git.commit.id.full", ""),
                Boolean.parseBoolean(properties.getProperty("git.dirty", "false")),
                properties.getProperty("pushed", "").equals("no"));
    }

    /** Refuses what is not what a commit says that others have. */
    void requireClean(String environment) throws UsageException {
        String why = commit.isEmpty()
                ? "this program does not know the commit that it was built from"
                : dirty
                        ? "this program was built from " + commit + " with uncommitted changes"
                        : unpushed ? "this program was built from " + commit + ", which was not pushed by then" : "";
        if (!why.isEmpty()) {
            throw new UsageException(
                    "environment '" + environment + "' takes clean builds alone (require-clean), and " + why,
                    (unpushed && !dirty ? "push" : "commit, push") + " and build again, or say --dirty");
        }
    }
}
