package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lets the compiler look at all classes again: the two goals around a compilation that is played here. */
final class RecompileMojoTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path directory;

    private final RecompileMojo mojo = new RecompileMojo();
    private Path environment;
    private Path template;
    private Path pom;
    private Path list;

    @BeforeEach
    void aProjectThatWasCompiled() throws Exception {
        mojo.resources = List.of(resource("resources", null), resource("more", "com/example"));
        mojo.classes = directory.resolve("classes").toFile();
        mojo.status = directory.resolve("status").toFile();
        mojo.record = directory.resolve("record").toFile();
        pom = write("pom.xml", "<project/>");
        mojo.pom = pom.toFile();
        mojo.properties.setProperty("launchway.warnings", "warn");
        mojo.properties.setProperty("other", "1");
        environment = write("resources/environments/dev.toml", "x");
        template = write("resources/com/example/web.conf", "x");
        write("more/more.conf", "x");
        build();
    }

    private Resource resource(String name, String target) {
        Resource resource = new Resource();
        resource.setDirectory(directory.resolve(name).toString());
        resource.setTargetPath(target);
        return resource;
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
    }

    /** Copies the resources, as Maven does. */
    private void copy() throws IOException {
        for (String file : List.of("environments/dev.toml", "com/example/web.conf")) {
            if (Files.exists(directory.resolve("resources/" + file))) {
                write("classes/" + file, "x");
            }
        }
        if (Files.exists(directory.resolve("more/more.conf"))) {
            write("classes/com/example/more.conf", "x");
        }
    }

    private void build() throws Exception {
        begin();
        list = write("status/inputFiles.lst", "Web.java");
        write("classes/com/example/Web.class", "x");
        end();
    }

    private void begin() throws Exception {
        copy();
        mojo.execute();
    }

    private void end() throws MojoExecutionException {
        CompiledMojo compiled = new CompiledMojo();
        compiled.record = mojo.record;
        compiled.execute();
    }

    @Test
    void withoutAChangeNothingIsCompiled() throws Exception {
        begin();
        assertThat(list).exists();
        end();
        begin();
        assertThat(list).exists();
    }

    @Test
    void aChangedResourceCompilesAll() throws Exception {
        Files.setLastModifiedTime(environment, FileTime.from(WRITTEN.plusSeconds(1)));
        begin();

        assertThat(list).doesNotExist();
        assertThat(directory.resolve("classes/com/example/Web.class")).exists();
    }

    @Test
    void anOlderResourceCompilesAll() throws Exception {
        Files.setLastModifiedTime(template, FileTime.from(WRITTEN.minusSeconds(999)));
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void anOlderResourceIsCopiedAgain() throws Exception {
        write("resources/com/example/web.conf", "as it was");
        Files.setLastModifiedTime(template, FileTime.from(WRITTEN.minusSeconds(999)));
        begin();

        assertThat(directory.resolve("classes/com/example/web.conf")).hasContent("as it was");
    }

    @Test
    void whatIsFilledInStays() throws Exception {
        mojo.resources.get(0).setFiltering(true);
        begin();
        end();
        Files.setLastModifiedTime(template, FileTime.from(WRITTEN.minusSeconds(999)));
        write("resources/com/example/web.conf", "${version}");
        begin();

        assertThat(directory.resolve("classes/com/example/web.conf")).hasContent("x");
    }

    @Test
    void anAddedResourceCompilesAll() throws Exception {
        write("more/new.conf", "x");
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void aDeletedResourceCompilesAllAndItsCopyGoes() throws Exception {
        Files.delete(environment);
        begin();

        assertThat(list).doesNotExist();
        assertThat(directory.resolve("classes/environments")).doesNotExist();
        assertThat(directory.resolve("classes/com/example/web.conf")).exists();
    }

    @Test
    void aRenamedTemplateLeavesNoCopy() throws Exception {
        Files.move(template, template.resolveSibling("site.conf"));
        begin();

        assertThat(list).doesNotExist();
        assertThat(directory.resolve("classes/com/example/web.conf")).doesNotExist();
        assertThat(directory.resolve("classes/com/example/more.conf")).exists();
        assertThat(directory.resolve("classes/com/example/Web.class")).exists();
    }

    @Test
    void aTemplateThatMovedToAnotherDirectoryOfResourcesKeepsItsCopy() throws Exception {
        Files.move(template, directory.resolve("more/web.conf"));
        begin();

        assertThat(list).doesNotExist();
        assertThat(directory.resolve("classes/com/example/web.conf")).hasContent("x");
    }

    @Test
    void whatABuildAddsToTheClassOutputStays() throws Exception {
        Path made = write("classes/com/example/lib/app.jar", "x");
        Files.delete(template);
        begin();

        assertThat(made).exists();
    }

    @Test
    void theCopyOfADeletedResourceGoesAlsoAfterABuildThatWasInterrupted() throws Exception {
        begin();
        Files.delete(template);
        begin();

        assertThat(directory.resolve("classes/com/example/web.conf")).doesNotExist();
    }

    @Test
    void aChangedPropertyOfLaunchwayCompilesAll() throws Exception {
        mojo.properties.setProperty("launchway.warnings", "error");
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void aPropertyOfTheCommandLineComesFirst() throws Exception {
        mojo.userProperties.setProperty("launchway.warnings", "warn");
        begin();
        assertThat(list).exists();
        end();
        mojo.userProperties.setProperty("launchway.warnings", "error");
        begin();
        assertThat(list).doesNotExist();
    }

    @Test
    void otherPropertiesCompileNothing() throws Exception {
        mojo.properties.setProperty("other", "2");
        mojo.userProperties.setProperty("launchway.skipCheck", "true");
        begin();

        assertThat(list).exists();
    }

    @Test
    void aChangedPomCompilesAll() throws Exception {
        Files.writeString(pom, "<project>changed</project>");
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void aCompilationThatDidNotEndIsDoneAgain() throws Exception {
        begin();
        assertThat(list).exists();
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void classesOfAnUnknownBuildAreCompiledAgain() throws Exception {
        Files.delete(directory.resolve("record/compiled.lst"));
        begin();

        assertThat(list).doesNotExist();
    }

    @Test
    void aModuleWithoutResourcesIsOne() throws Exception {
        mojo.resources = List.of(resource("nothing", null));
        begin();
        end();
        list = write("status/inputFiles.lst", "Web.java");
        begin();

        assertThat(list).exists();
    }

    @Test
    void aChangedFileOfSecretsCompilesAll() throws Exception {
        write("resources/environments/dev.secrets.toml", "x");
        begin();
        assertThat(list).doesNotExist();
    }

    @Test
    void filesOfSecretsAreCopiedAsTheyAreWhereResourcesAreFiltered() throws Exception {
        List<String> ofSecrets = List.of(
                "environments/dev.secrets.toml", "environments/dev.secrets/tls.p12.age", "environments/dev.identity");
        mojo.resources.get(0).setFiltering(true);
        for (String name : ofSecrets) {
            write("resources/" + name, "${project.version} @project.version@");
        }
        for (int build = 0; build < 2; build++) {
            for (String name : ofSecrets) {
                write("classes/" + name, "0.1.0 0.1.0");
            }
            write("classes/environments/dev.toml", "filtered");
            mojo.execute();

            for (String name : ofSecrets) {
                assertThat(directory.resolve("classes/" + name)).hasContent("${project.version} @project.version@");
            }
            assertThat(directory.resolve("classes/environments/dev.toml")).hasContent("filtered");
            end();
        }
    }
}
