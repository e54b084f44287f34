package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that are published: each says what it is, and has its sources beside it. */
class ArtifactsIT {

    private static final String VERSION = "0.1.0";

    private static Path jar(String module, String kind) {
        return Variant.PROJECT.resolve("../" + module + "/target/launchway-" + module + "-" + VERSION + kind + ".jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotations", "diagnostics", "api", "processor", "library", "runtime"})
    void sayWhatTheyAre(String module) throws IOException {
        try (JarFile jar = new JarFile(jar(module, "").toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Automatic-Module-Name")).matches("dev\\.launchway\\.[a-z]+");
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo(VERSION);
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
        assertThat(jar(module, "-sources")).exists();
    }

    @Test
    void haveModuleNamesOfTheirOwn() throws IOException {
        Set<String> names = new HashSet<>();
        for (String module : new String[] {"annotations", "diagnostics", "api", "processor", "library", "runtime"}) {
            try (JarFile jar = new JarFile(jar(module, "").toFile())) {
                assertThat(names.add(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name")))
                        .isTrue();
            }
        }
    }
}
