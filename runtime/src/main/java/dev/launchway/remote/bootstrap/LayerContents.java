package dev.launchway.remote.bootstrap;

import java.util.List;

/** Decides which entries of a plan jar travel, and which of them are Launchway's own. */
final class LayerContents {

    /** What only the controller uses, or a compiler. */
    private static final List<String> STAYS = List.of(
            "META-INF/maven/",
            "META-INF/versions/",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/services/dev.launchway.plan.ServicePlan",
            "META-INF/launchway/",
            "META-INF/MANIFEST.MF",
            "dev/launchway/cli/",
            "dev/launchway/diagnostic/sarif",
            "dev/launchway/errors/",
            "dev/launchway/generated/",
            "dev/launchway/index/",
            "dev/launchway/processor/",
            "dev/launchway/remote/",
            "dev/launchway/report/",
            "dev/launchway/secrets/",
            "environments/",
            "com/exceptionfactory/jagged/",
            "com/hierynomus/",
            "net/schmizz/",
            "org/tomlj/",
            "picocli/",
            "com/google/errorprone/");

    private static final List<String> FRAMEWORK = List.of(
            "dev/launchway/",
            "io/pebbletemplates/",
            "com/mitchellbosecke/",
            "org/unbescape/",
            "org/slf4j/",
            "META-INF/services/org.slf4j.",
            "com/google/gson/",
            "org/snakeyaml/engine/",
            "com/github/difflib/");

    private LayerContents() {}

    /** Whether an entry is of use on a target at all. */
    static boolean travels(String entry) {
        return !entry.endsWith("/")
                && !entry.endsWith("module-info.class")
                && STAYS.stream().noneMatch(entry::startsWith);
    }

    /** Whether an entry belongs to Launchway and its libraries, the same for all services. */
    static boolean isFramework(String entry) {
        return FRAMEWORK.stream().anyMatch(entry::startsWith);
    }
}
