package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program is split into the parts that travel. */
class LayersTest {

    @TempDir
    Path directory;

    @Test
    void sendsTheFrameworkTheClassesTheFilesAndLargeFilesApart() throws IOException {
        write("dev/launchway/engine/Engine.class", "engine");
        write("com/example/App.class", "app");
        write("com/example/app.conf", "template");
        write("com/example/app.jar", "x".repeat(70_000));

        List<Layer> layers = Layers.of(List.of(directory));

        assertThat(layers)
                .extracting(Layer::name)
                .containsExactly("framework", "service", "files", "com/example/app.jar");
        assertThat(names(layers.get(0))).containsExactly("dev/launchway/engine/Engine.class");
        assertThat(names(layers.get(1))).containsExactly("com/example/App.class");
        assertThat(names(layers.get(2))).containsExactly("com/example/app.conf");
    }

    @Test
    void licencesTravelWithTheFramework() throws IOException {
        write("dev/launchway/engine/Engine.class", "engine");
        write("dev/launchway/LICENSE", "licence");
        write("dev/launchway/licenses.txt", "licences of libraries");
        write("META-INF/LICENSE", "of the jar");

        assertThat(Layers.of(List.of(directory))).singleElement().satisfies(layer -> assertThat(names(layer))
                .contains("dev/launchway/LICENSE", "dev/launchway/licenses.txt"));
        assertThat(getClass().getResource("/dev/launchway/LICENSE")).isNotNull();
        assertThat(getClass().getResource("/dev/launchway/licenses.txt")).isNotNull();
    }

    @Test
    void keepsWhatOnlyTheControllerNeeds() throws IOException {
        write("com/example/App.class", "app");
        write("dev/launchway/index/com_example_App.class", "for compilers");
        write("environments/production.toml", "secret to other hosts");
        write("dev/launchway/generated/Plan.class", "plan");
        write("dev/launchway/remote/RemoteRun.class", "remote");
        write("dev/launchway/secrets/SecretsDirectory.class", "secrets");
        write("com/exceptionfactory/jagged/RecipientStanza.class", "jagged");
        write("org/tomlj/Toml.class", "tomlj");
        write("environments/production.secrets.toml", "encrypted");
        write("environments/production.secrets/tls.pem", "encrypted");
        write("environments/dev.identity", "for everybody who has the sources");
        write("net/schmizz/sshj/SSHClient.class", "sshj");
        write("picocli/CommandLine.class", "picocli");
        write("META-INF/services/dev.launchway.plan.ServicePlan", "plan");
        write("META-INF/MANIFEST.MF", "Main-Class: x");

        assertThat(Layers.of(List.of(directory))).singleElement().satisfies(layer -> assertThat(names(layer))
                .containsExactly("com/example/App.class"));
    }

    @Test
    void aChangedTemplateIsAnotherLayerOfFilesAlone() throws IOException {
        write("com/example/App.class", "app");
        write("com/example/app.conf", "one");
        List<Layer> before = Layers.of(List.of(directory));
        write("com/example/app.conf", "two");
        List<Layer> after = Layers.of(List.of(directory));

        assertThat(after.get(0).hash()).isEqualTo(before.get(0).hash());
        assertThat(after.get(1).hash()).isNotEqualTo(before.get(1).hash());
    }

    @Test
    void aChangedTemplateAmongManySendsOnePartOfThem() throws IOException {
        for (int i = 0; i < 1000; i++) {
            write("com/example/t" + i + ".conf", ("line of template " + i + "\n").repeat(50));
        }
        List<Layer> before = Layers.of(List.of(directory));
        write("com/example/t500.conf", "changed");
        List<Layer> after = Layers.of(List.of(directory));

        assertThat(before).hasSize(4).allSatisfy(part -> assertThat(part.entries())
                .hasSizeBetween(150, 350));
        assertThat(before.stream().flatMap(part -> names(part).stream()))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        assertThat(after)
                .filteredOn(part -> !before.stream().map(Layer::hash).toList().contains(part.hash()))
                .singleElement()
                .satisfies(part -> assertThat(names(part)).contains("com/example/t500.conf"));
    }

    @Test
    void theSameEntriesGiveTheSameBytes() throws IOException {
        write("com/example/b.conf", "b");
        write("com/example/a.conf", "a");

        byte[] first = bytes(Layers.of(List.of(directory)).get(0));
        Files.setLastModifiedTime(
                directory.resolve("com/example/a.conf"), java.nio.file.attribute.FileTime.fromMillis(0));
        byte[] second = bytes(Layers.of(List.of(directory)).get(0));

        assertThat(second).isEqualTo(first);
        assertThat(entries(first)).containsExactly("com/", "com/example/", "com/example/a.conf", "com/example/b.conf");
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<String> names(Layer layer) {
        return layer.entries().stream().map(LayerEntry::name).toList();
    }

    private static byte[] bytes(Layer layer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        layer.write(out);
        return out.toByteArray();
    }

    private static List<String> entries(byte[] jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
