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
            "dev/launchway/diagnostic/format/",
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
            "org/objectweb/asm/",
            "org/tomlj/",
            "picocli/",
            "com/google/errorprone/",
            // Formats of archives that no component reads.
            "io/airlift/compress/bzip2/",
            "io/airlift/compress/deflate/",
            "io/airlift/compress/gzip/",
            "io/airlift/compress/hadoop/",
            "io/airlift/compress/lz4/",
            "io/airlift/compress/lzo/",
            "io/airlift/compress/snappy/",
            "org/apache/commons/compress/archivers/ar/",
            "org/apache/commons/compress/archivers/arj/",
            "org/apache/commons/compress/archivers/cpio/",
            "org/apache/commons/compress/archivers/dump/",
            "org/apache/commons/compress/archivers/examples/",
            "org/apache/commons/compress/archivers/jar/",
            "org/apache/commons/compress/archivers/sevenz/",
            "org/apache/commons/compress/changes/",
            "org/apache/commons/compress/compressors/brotli/",
            "org/apache/commons/compress/compressors/deflate/",
            "org/apache/commons/compress/compressors/lz4/",
            "org/apache/commons/compress/compressors/lz77support/",
            "org/apache/commons/compress/compressors/lzma/",
            "org/apache/commons/compress/compressors/pack200/",
            "org/apache/commons/compress/compressors/snappy/",
            "org/apache/commons/compress/compressors/z/",
            "org/apache/commons/compress/harmony/",
            "org/apache/commons/compress/java/");

    private static final List<String> FRAMEWORK = List.of(
            "dev/launchway/",
            "io/pebbletemplates/",
            "com/mitchellbosecke/",
            "org/unbescape/",
            "org/slf4j/",
            "META-INF/services/org.slf4j.",
            "com/github/difflib/");

    /** What the build says of the artifacts that it has packed: each file is for the hosts alone that deploy the artifact. */
    static final String ARTIFACTS = "dev/launchway/library/fetch/artifacts/";

    private LayerContents() {}

    /** Whether an entry is of use on a target at all. */
    static boolean travels(String entry) {
        return !entry.endsWith("/")
                && !entry.endsWith("module-info.class")
                && STAYS.stream().noneMatch(entry::startsWith);
    }

    /** Whether an entry belongs to Launchway and the libraries that every agent uses, the same for all services. */
    static boolean isFramework(String entry) {
        return !entry.startsWith(ARTIFACTS) && FRAMEWORK.stream().anyMatch(entry::startsWith);
    }
}
