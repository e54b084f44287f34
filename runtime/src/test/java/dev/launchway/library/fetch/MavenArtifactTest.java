package dev.launchway.library.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts as a build packs them: they lie among the resources of the tests. */
class MavenArtifactTest {

    private static final String CONTENT = "application 1\n";

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void prepare() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @TestFactory
    Stream<DynamicTest> invariant(@TempDir Path directory) {
        return BlockInvariant.of(MavenArtifact.class)
                .deployed(here -> here.add(
                        MavenArtifact.of("com.acme:app").to("lib/").leading().mode("0640")))
                .present(look -> {
                    assertThat(look.read("lib/app.jar")).isEqualTo(CONTENT);
                    assertThat(look.mode("lib/app.jar")).isEqualTo("rw-r-----");
                })
                .drift("changed", look -> look.write("lib/app.jar", "another"))
                .drift("removed", look -> look.delete("lib/app.jar"))
                .drift("another mode", look -> look.setMode("lib/app.jar", "rw-------"))
                .removed(here -> here.add(Purge.of("lib")), look -> assertThat(look.exists("lib"))
                        .isFalse())
                .in(directory);
    }

    @Test
    void isCalledAsTheArtifactWithoutItsVersion() {
        Run run = theatre.deploy(here ->
                here.add(MavenArtifact.of("com.acme:app:1.0").classifier("exec").type("zip")));

        assertThat(run.messages()).contains("gets com.acme:app:1.0");
        assertThat(disk.read("app-exec.zip")).isEqualTo(CONTENT);
    }

    @Test
    void aPredictionKnowsWhatIsInIt() {
        Run run = theatre.verify(probe -> {
                    if (probe.predicting()) {
                        probe.log("%s", probe.read(probe.workdir().resolve("app.jar")));
                    }
                })
                .predict(here -> here.add(MavenArtifact.of("com.acme:app")));

        assertThat(run.messages()).contains(CONTENT);
        assertThat(disk.exists("app.jar")).isFalse();
    }

    @Test
    void whatIsNotPackedIsAProblemOfTheModel() {
        assertThat(theatre.problems(here -> here.add(MavenArtifact.of("com.acme:other:2.0"))))
                .contains("MavenArtifact(\"com.acme:other:2.0\") is not packed into this plan: run 'mvn package'");
    }

    @Test
    void twoComponentsOfOnePathAreAProblemOfTheModel() {
        assertThat(theatre.problems(here -> {
                    here.add(MavenArtifact.of("com.acme:app"));
                    here.add(File.at("app.jar").content("x"));
                }))
                .contains("app.jar");
    }

    @Test
    void aPlanJarThatHasLostItFailsAndKeepsTheOldFile() {
        disk.write("app-lost.jar", "old");

        Run run = theatre.deploy(
                here -> here.add(MavenArtifact.of("com.acme:app:1.0").classifier("lost")));

        assertThat(run.failure())
                .startsWith(
                        "MavenArtifact(\"com.acme:app:1.0\") > Fetch: the controller cannot get 'com.acme:app:1.0 sha256:")
                .endsWith("this plan jar has lost it: build it again");
        assertThat(disk.read("app-lost.jar")).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "app", "com.acme:", ":app", "com.acme:app:", "com.acme:app:1:2", "com.acme:a/b", "../x:app"})
    void coordinatesAreTwoOrThreeParts(String text) {
        assertThatThrownBy(() -> MavenArtifact.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("MavenArtifact.of(\"" + text + "\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "RELEASE", "[1.0,2.0)", "(,1.0]"})
    void aVersionIsOneVersion(String version) {
        assertThatThrownBy(() -> MavenArtifact.of("com.acme:app:" + version))
                .hasMessageContaining("'" + version + "' is another version each time that one is released");
    }

    /** The build reads it from what the component says. */
    @ParameterizedTest
    @CsvSource({
        "com.acme:app, '', jar, com.acme/app/any/main.jar com.acme app - - jar -",
        "com.acme:app:1.0, exec, zip, com.acme/app/1.0/exec.zip com.acme app 1.0 exec zip -"
    })
    void tellsTheBuildWhatItWants(String coordinates, String classifier, String type, String told) {
        Coordinates parts = Coordinates.parse(coordinates).withType(type);
        if (!classifier.isEmpty()) {
            parts = parts.withClassifier(classifier);
        }

        assertThat(parts.index() + " " + parts.words() + " -").isEqualTo("artifacts/" + told);
    }
}
