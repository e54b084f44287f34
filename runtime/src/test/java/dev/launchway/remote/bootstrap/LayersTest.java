package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.archive.Extract;
import dev.launchway.library.file.File;
import dev.launchway.library.file.JsonContent;
import dev.launchway.library.file.YamlContent;
import dev.launchway.library.process.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        write("com/example/app.properties", "of the class loader");
        write("com/example/app.jar", "x".repeat(70_000));

        List<Layer> layers = Layers.of(List.of(directory)).common();

        assertThat(layers)
                .extracting(Layer::name)
                .containsExactly("framework", "service", "files", "com/example/app.jar");
        assertThat(names(layers.get(0))).containsExactly("dev/launchway/engine/Engine.class");
        assertThat(names(layers.get(1))).containsExactly("com/example/App.class");
        assertThat(names(layers.get(2))).containsExactly("com/example/app.properties");
    }

    @Test
    void aFileIsOfTheDefinitionDirectoryOfTheNearestPackage() throws IOException {
        component("com/example/", "Shop");
        component("com/example/web/", "Web");
        write("com/example/util/Words.class", "a helper");
        for (String name : List.of(
                "com/example/shop.conf",
                "com/example/data/a/b.txt",
                "com/example/util/words_de.properties",
                "com/example/util/data/words.txt",
                "com/example/web/htdocs/index.html",
                "com/words.txt",
                "logback.xml",
                "org/apache/mime.types",
                "META-INF/services/java.sql.Driver")) {
            write(name, name);
        }

        Layers layers = Layers.of(List.of(directory));

        assertThat(layers.program().files())
                .extracting(DefinitionFile::name)
                .containsExactly(
                        "com/example/data/a/b.txt", "com/example/shop.conf", "com/example/web/htdocs/index.html");
        assertThat(layers.common())
                .filteredOn(layer -> layer.name().equals("files"))
                .singleElement()
                .satisfies(layer -> assertThat(names(layer))
                        .containsExactly(
                                "META-INF/services/java.sql.Driver",
                                "com/example/util/data/words.txt",
                                "com/example/util/words_de.properties",
                                "com/words.txt",
                                "logback.xml",
                                "org/apache/mime.types"));
    }

    @Test
    void aHostGetsTheFilesThatItNeedsAndTheNamesThatItLists() throws IOException {
        component("com/example/", "App");
        write("com/example/app.conf", "app");
        write("com/example/app.jar", "x".repeat(70_000));
        write("com/example/db.sql", "db");
        write("com/example/db.jar", "y".repeat(70_000));
        HostNeeds needs = new HostNeeds(
                Set.of("com/example/app.conf", "com/example/app.jar", "com/example/none"),
                Set.of("com/example/app.conf", "com/example/db.sql"),
                Set.of());

        List<Layer> layers = of(needs);

        assertThat(layers).extracting(Layer::name).containsExactly("files", "com/example/app.jar");
        assertThat(names(layers.get(0)))
                .containsExactly("META-INF/launchway/listed/com/example/db.sql", "com/example/app.conf");
        assertThat(layers.get(0).entries().get(0).content()).isEmpty();
        assertThat(of(HostNeeds.NONE)).isEmpty();
    }

    @Test
    void whatTheBuildSaysOfArtifactsIsForTheHostsThatDeployThem() throws IOException {
        write("dev/launchway/library/fetch/MavenArtifact.class", "x");
        write("META-INF/launchway/artifacts/0123", "the artifact itself");
        List<LayerId> before = source().of(HostNeeds.NONE);
        String index = "dev/launchway/library/fetch/artifacts/com.acme/app/any/main.jar";
        write(index, "launchway artifact 1");

        assertThat(source().of(HostNeeds.NONE)).isEqualTo(before);
        assertThat(of(new HostNeeds(Set.of(index), Set.of(), Set.of())))
                .filteredOn(layer -> layer.name().equals("files"))
                .singleElement()
                .satisfies(layer -> assertThat(names(layer)).containsExactly(index));
    }

    @Test
    void hostsOfTheSameNeedsGetTheSameLayers() throws IOException {
        component("com/example/", "App");
        write("com/example/app.conf", "app");
        LayerSource source = source();
        List<LayerId> first = source.of(new HostNeeds(Set.of("com/example/app.conf"), Set.of(), Set.of()));

        assertThat(source.of(new HostNeeds(Set.of("com/example/app.conf"), Set.of("com/example/app.conf"), Set.of())))
                .isEqualTo(first)
                .extracting(LayerId::name)
                .containsExactly("service", "files");
        assertThat(source.of(HostNeeds.NONE)).extracting(LayerId::name).containsExactly("service");
    }

    @Test
    void theNameOfTheProgramIsThatOfAllFilesWhoeverNeedsThem() throws IOException {
        component("com/example/", "App");
        write("com/example/app.conf", "one");
        String before = Layers.of(List.of(directory)).program().hash();
        write("com/example/app.conf", "two");

        assertThat(Layers.of(List.of(directory)).program().hash())
                .isNotEqualTo(before)
                .hasSize(12);
    }

    @Test
    void licencesTravelWithTheFramework() throws IOException {
        write("dev/launchway/engine/Engine.class", "engine");
        write("dev/launchway/LICENSE", "licence");
        write("dev/launchway/licenses.txt", "licences of libraries");
        write("META-INF/LICENSE", "of the jar");

        assertThat(Layers.of(List.of(directory)).common()).singleElement().satisfies(layer -> assertThat(names(layer))
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

        assertThat(Layers.of(List.of(directory)).common()).singleElement().satisfies(layer -> assertThat(names(layer))
                .containsExactly("com/example/App.class"));
    }

    @Test
    void aChangedTemplateIsAnotherLayerOfFilesAlone() throws IOException {
        component("com/example/", "App");
        write("com/example/app.conf", "one");
        HostNeeds needs = new HostNeeds(Set.of("com/example/app.conf"), Set.of(), Set.of());
        List<LayerId> before = source().of(needs);
        write("com/example/app.conf", "two");
        List<LayerId> after = source().of(needs);

        assertThat(after.get(0).hash()).isEqualTo(before.get(0).hash());
        assertThat(after.get(1).hash()).isNotEqualTo(before.get(1).hash());
    }

    @Test
    void aChangedTemplateAmongManySendsOnePartOfThem() throws IOException {
        component("com/example/", "App");
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            write("com/example/t" + i + ".conf", ("line of template " + i + "\n").repeat(50));
            all.add("com/example/t" + i + ".conf");
        }
        HostNeeds needs = new HostNeeds(all, Set.of(), Set.of());
        List<Layer> before = of(needs);
        write("com/example/t500.conf", "changed");
        List<Layer> after = of(needs);

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
        component("com/example/", "App");
        write("com/example/b.conf", "b");
        write("com/example/a.conf", "a");
        HostNeeds needs = new HostNeeds(Set.of("com/example/a.conf", "com/example/b.conf"), Set.of(), Set.of());

        byte[] first = bytes(of(needs).get(0));
        Files.setLastModifiedTime(
                directory.resolve("com/example/a.conf"), java.nio.file.attribute.FileTime.fromMillis(0));
        byte[] second = bytes(of(needs).get(0));

        assertThat(second).isEqualTo(first);
        assertThat(entries(first)).containsExactly("com/", "com/example/", "com/example/a.conf", "com/example/b.conf");
    }

    /** Launchway's library, and all libraries of others that go to some hosts. */
    private LayerSource withLibraries() throws Exception {
        List<Path> classPath = new ArrayList<>(List.of(directory));
        for (String type : List.of(
                Extract.class.getName(),
                "com.google.gson.Gson",
                "org.snakeyaml.engine.v2.api.Dump",
                "org.apache.commons.compress.archivers.tar.TarFile",
                "org.apache.commons.io.IOUtils",
                "org.apache.commons.lang3.StringUtils",
                "org.tukaani.xz.XZInputStream",
                "io.airlift.compress.zstd.ZstdInputStream")) {
            classPath.add(origin(Class.forName(type)));
        }
        return new LayerSource(classPath, new LayerIndex(directory.resolveSibling("no index")));
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> libraries(LayerSource source, Class<?>... components) throws IOException {
        Set<String> names = new HashSet<>();
        for (Class<?> component : components) {
            names.add(component.getName());
        }
        return source.of(new HostNeeds(Set.of(), Set.of(), names)).stream()
                .map(LayerId::name)
                .filter(name -> !List.of("framework", "service", "files").contains(name))
                .toList();
    }

    @Test
    void librariesOfOthersGoToTheHostsWhoseComponentsUseThem() throws Exception {
        LayerSource source = withLibraries();

        assertThat(libraries(source)).isEmpty();
        assertThat(libraries(source, File.class, Command.class)).isEmpty();
        assertThat(libraries(source, JsonContent.class)).containsExactly("json");
        assertThat(libraries(source, YamlContent.class, File.class)).containsExactly("yaml");
        assertThat(libraries(source, Extract.class)).containsExactly("commons", "archives");
        assertThat(libraries(source, Extract.class, JsonContent.class, YamlContent.class))
                .containsExactly("json", "yaml", "commons", "archives");
        for (LibraryLayer library : source.program().libraries()) {
            assertThat(source.layer(library.id()).entries()).isNotEmpty().allMatch(entry -> ThirdParty.of(entry.name())
                    .orElseThrow()
                    .layer()
                    .equals(library.id().name()));
        }
        assertThat(source.layer(source.program().common().get(0)).entries())
                .extracting(LayerEntry::name)
                .noneMatch(name -> ThirdParty.of(name).isPresent());
    }

    /** By a class, and by the name of one in a text, as for Class.forName. */
    @Test
    void whatCodeOfTheServiceUsesGoesToAllHosts() throws Exception {
        copy(Class.forName("dev.launchway.library.file.JsonText"), "com/example/Report.class");
        assertThat(libraries(withLibraries())).containsExactly("json");

        copy(Named.class, "com/example/Report.class");
        assertThat(libraries(withLibraries())).containsExactly("commons");

        copy(Class.forName("dev.launchway.library.archive.ZipReader"), "com/example/Report.class");
        assertThat(libraries(withLibraries())).containsExactly("commons", "archives");
    }

    /** Names a class by a text alone. */
    private static final class Named {
        @SuppressWarnings("unused") // read from the class file
        static final List<String> NAMES = List.of("org.apache.commons.io.IOUtils");
    }

    private void copy(Class<?> type, String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in =
                type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void component(String folder, String name) throws IOException {
        write(folder + name + ".class", "component");
        write(folder + name + "_Definition.class", "generated");
    }

    private LayerSource source() {
        return new LayerSource(List.of(directory), new LayerIndex(directory.resolveSibling("no index")));
    }

    /** The layers of files of definition directories. */
    private List<Layer> of(HostNeeds needs) throws IOException {
        LayerSource source = source();
        List<Layer> layers = new ArrayList<>();
        for (LayerId id : source.of(needs)) {
            if (!source.program().common().contains(id)) {
                layers.add(source.layer(id));
            }
        }
        return layers;
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
