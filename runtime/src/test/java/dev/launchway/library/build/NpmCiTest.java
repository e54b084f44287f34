package dev.launchway.library.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** With Debian's npm; the package is made here. */
class NpmCiTest {

    private static final String LOCK = """
            {"name": "app", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {
              "": {"name": "app", "version": "1.0.0", "dependencies": {"left": "file:vendor/left.tgz"}},
              "node_modules/left": {"version": "1.0.0", "resolved": "file:vendor/left.tgz"}}}
            """;

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        Installed.require("npm");
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static void application(Disk work) {
        work.write(
                "app/package.json",
                "{\"name\": \"app\", \"version\": \"1.0.0\","
                        + " \"dependencies\": {\"left\": \"file:vendor/left.tgz\"}}\n");
        work.write("app/package-lock.json", LOCK);
        work.write(
                "app/vendor/left.tgz",
                tarball(Map.of(
                        "package/package.json", "{\"name\": \"left\", \"version\": \"1.0.0\"}\n",
                        "package/index.js", "module.exports = 1;\n")));
    }

    private static byte[] tarball(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void installed(Configuration here) {
        here.add(NpmCi.in("app"));
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(NpmCi.class)
                .given(NpmCiTest::application)
                .deployed(this::installed)
                .asks("node -p ")
                .present(work -> {
                    assertThat(work.read("app/node_modules/left/index.js")).isEqualTo("module.exports = 1;\n");
                    assertThat(work.read("app/node_modules/left/package.json")).contains("1.0.0");
                })
                .drift("a package removed", work -> work.delete("app/node_modules/left"))
                .drift("all packages removed", work -> work.delete("app/node_modules"))
                .removed(
                        here -> here.add(Purge.of("app/node_modules")),
                        work -> assertThat(work.exists("app/node_modules")).isFalse())
                .in(base);
    }

    @Test
    void runsAgainWhenTheLockChangesAndSaysWhyItFails() {
        application(disk);
        assertThat(theatre.deploy(this::installed).finished().failed()).isZero();
        disk.write("app/package-lock.json", LOCK.replace("\"version\": \"1.0.0\", \"resolved\"", "\"resolved\""));
        assertThat(theatre.deploy(this::installed).reasons())
                .containsExactly("NpmCi(\"app\"): package.json, package-lock.json or the options changed");

        disk.write("app/package-lock.json", LOCK.replace("left", "right"));
        Run failed = theatre.deploy(this::installed);
        assertThat(failed.failure()).startsWith("NpmCi(\"app\"): ");
        assertThat(failed.events().toString()).contains("npm ci").contains("package.json and package-lock.json");

        disk.write("app/package-lock.json", LOCK);
        assertThat(theatre.deploy(this::installed).changed()).containsExactly("NpmCi(\"app\")");
        assertThat(theatre.deploy(this::installed).changed()).isEmpty();
    }

    /** What brings the application is often a command, whose result a prediction does not have. */
    @Test
    void aPredictionTakesWhatIsMissingForWhatIsToCome() {
        Run predicted = theatre.predict(this::installed);

        assertThat(predicted.reasons()).containsExactly("NpmCi(\"app\"): there is no package.json yet");
        assertThat(predicted.notKnown()).isEmpty();
    }

    @Test
    void needsTheLock() {
        assertThat(theatre.deploy(this::installed).failure())
                .contains("there is no file " + disk.path("app/package.json"))
                .contains("deploy the component that brings it before this one");
    }
}
