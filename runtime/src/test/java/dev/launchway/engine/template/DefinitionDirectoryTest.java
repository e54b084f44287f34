package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.templates.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionDirectoryTest {

    private final DefinitionDirectory directory = DefinitionDirectory.of(Page.class);

    @Test
    void readsFiles() {
        assertThat(directory.read("part/inner.conf")).asString().isEqualTo("inner {{ component.port }}");
        assertThat(directory.read("./part/inner.conf")).isNotEmpty();
        assertThat(directory.has("part/inner.conf")).isTrue();
        assertThat(directory.has("part")).isFalse();
        assertThat(directory.has("none")).isFalse();
    }

    @Test
    void listsFilesWithoutClasses() {
        assertThat(directory.list("part")).containsExactly("inner.conf", "wrong.conf");
        assertThat(directory.list("")).contains("crlf.conf", "part/inner.conf").doesNotContain("Page.class");
        assertThat(directory.list("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", "", "a/./b", "..", "a\\b"})
    void staysInside(String name) {
        assertThatThrownBy(() -> directory.read(name)).hasMessageContaining("no name below the definition directory");
    }

    @Test
    void fallsBackToTheDirectoryOfTheSuperclass() {
        DefinitionDirectory of = DefinitionDirectory.of(com.example.expand.OtherPage.class);

        assertThat(of.read("part/inner.conf")).isNotEmpty();
        assertThat(of.read("data.json")).isNotEmpty();
        assertThat(of.list("")).contains("data.json", "part/inner.conf");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsJarsWithAndWithoutEntriesOfDirectories(boolean withDirectories, @TempDir Path temporary)
            throws Exception {
        Path jar = temporary.resolve("a b.jar");
        writeJar(jar, withDirectories);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            DefinitionDirectory packed = DefinitionDirectory.of(loader.loadClass(Plain.class.getName()));

            assertThat(packed.list("htdocs")).containsExactly("a/b.html", "index.html");
            assertThat(packed.list("")).containsExactly("htdocs/a/b.html", "htdocs/index.html");
            assertThat(packed.read("htdocs/a/b.html")).asString().isEqualTo("b");
            assertThat(packed.has("htdocs/a")).isFalse();
        }
    }

    /** A class that can be loaded alone. */
    public static class Plain {}

    private static void writeJar(Path jar, boolean withDirectories) throws IOException {
        String folder = "dev/launchway/engine/template/";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (withDirectories) {
                entries.putNextEntry(new JarEntry(folder));
                entries.putNextEntry(new JarEntry(folder + "htdocs/"));
                entries.putNextEntry(new JarEntry(folder + "htdocs/a/"));
            }
            String className = Plain.class.getName().replace('.', '/') + ".class";
            entries.putNextEntry(new JarEntry(className));
            try (InputStream in = Plain.class.getClassLoader().getResourceAsStream(className)) {
                in.transferTo(entries);
            }
            entries.putNextEntry(new JarEntry(folder + "htdocs/index.html"));
            entries.write("i".getBytes(StandardCharsets.UTF_8));
            entries.putNextEntry(new JarEntry(folder + "htdocs/a/b.html"));
            entries.write("b".getBytes(StandardCharsets.UTF_8));
        }
    }
}
