package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.annotation.Component;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template of a File is rendered with: variables beside the component, the header, and the encoding of the template. */
class TemplateVariablesTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Consumer<Configuration> adds(Supplier<?> component) {
        return here -> here.add(component.get());
    }

    @Test
    void aListOfFilesNeedsNoComponentOfItsOwn() {
        Consumer<Configuration> stage = here -> {
            for (Address backend : List.of(Address.of("a", 80), Address.of("b", 81))) {
                here.add(File.at(backend.host() + ".conf").rendered("site.conf").with("backend", backend));
            }
        };

        theatre.deploy(stage);

        assertThat(disk.read("a.conf"))
                .isEqualTo("# managed by Launchway, environment test, do not edit\nserver a:80 port 80 for Hello;\n");
        assertThat(disk.read("b.conf")).endsWith("server b:81 port 81 for Hello;\n");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void aVariableIsReadAsAnAttributeIs() {
        theatre.deploy(here -> {
            here.add(File.at("list")
                    .rendered("loop.conf")
                    .with("backends", List.of(Optional.of(Address.of("a", 1)), Address.of("b", 2)))
                    .with("secret", Secret.of("hunter2hunter2")));
            here.add(File.at("null")
                    .rendered("loop.conf")
                    .with("backends", List.of())
                    .with("secret", null));
        });

        assertThat(disk.read("list")).isEqualTo("a b hunter2hunter2\n");
        assertThat(disk.mode("list")).isEqualTo("rw-------");
        assertThat(disk.read("null")).isEqualTo("\n");
    }

    /** Its text would be another one in each run: {@code java.lang.Object@1b6d3586}. */
    @Test
    void aValueWithoutATextOfItsOwnIsRefused() {
        for (Object value : List.of(new Object(), new int[] {1}, List.of(new Object()), (Runnable) () -> {})) {
            assertThat(theatre.problems(adds(() -> File.at("a")
                            .rendered("loop.conf")
                            .with("backends", List.of())
                            .with("secret", value))))
                    .contains(" has no text of its own");
        }
    }

    @Test
    void aValueIsNoTemplate() {
        theatre.deploy(adds(() -> File.at("a")
                .rendered("loop.conf")
                .with("backends", List.of())
                .with("secret", "{{ component.greeting }}{% if %}")));

        assertThat(disk.read("a")).isEqualTo("{{ component.greeting }}{% if %}\n");
    }

    /** A component that gives its templates values of a record of its own. */
    @Component
    static class Shop {
        record Site(String name, int port) {}

        private record Hidden(int port) {}
    }

    @Test
    void aRecordOfAComponentIsRead() {
        theatre.deploy(adds(() -> File.at("a").rendered("site.conf").with("backend", new Shop.Site("x", 81))));

        assertThat(disk.read("a")).contains(" port 81 ");
    }

    @Test
    void aRecordThatNoComponentNamesIsTold() {
        record Local(int port) {}
        for (Object value : List.of(new Local(1), new Shop.Hidden(1))) {
            String type = value.getClass().getSimpleName();
            assertThat(theatre.problems(
                            adds(() -> File.at("a").rendered("site.conf").with("backend", value))))
                    .contains(type + " has no 'port'");
        }
    }

    @Test
    void whatATemplateIsNotGivenIsTold() {
        assertThat(theatre.codes(adds(() -> File.at("a").rendered("site.conf"))))
                .containsExactly("LW403");
        assertThat(theatre.problems(adds(() -> File.at("a").rendered("site.conf"))))
                .contains("'backend' is not known: a template starts from component, host or environment");
        assertThat(theatre.problems(
                        adds(() -> File.at("a").rendered("site.conf").with("backends", "x"))))
                .contains("'backend' is not known");
    }

    @Test
    void aMemberThatAValueDoesNotHaveIsTold() {
        Supplier<File> text = () -> File.at("a").rendered("site.conf").with("backend", "a:80");

        assertThat(theatre.problems(adds(text))).contains("text has no 'port'");
        assertThat(theatre.problems(
                        adds(() -> File.at("a").rendered("site.conf").with("backend", null))))
                .contains("'backend' is null (not set)");
        assertThat(theatre.problems(adds(() -> File.at("a")
                        .rendered("loop.conf")
                        .with("backends", new ArrayList<>(Arrays.asList((Object) null)))
                        .with("secret", ""))))
                .contains("an element of 'backends' is null");
    }

    @Test
    void aVariableThatIsNotUsedIsTold() {
        Supplier<File> unused = () -> File.at("a")
                .rendered("site.conf")
                .with("backend", Address.of("a", 1))
                .with("bakend", "x");

        assertThat(theatre.codes(adds(unused))).containsExactly("LW408");
        assertThat(theatre.problems(adds(unused)))
                .contains("the template is given 'bakend', by .with(…), and does not use it");
    }

    @Test
    void aNameThatMeansSomethingIsRefused() {
        for (String name : List.of("host", "component", "environment", "managed", "loop", "true")) {
            assertThat(theatre.problems(
                            adds(() -> File.at("a").rendered("site.conf").with(name, "x"))))
                    .contains("File(\"a\"): '" + name + "' means something in every template: choose another name");
        }
        assertThat(theatre.problems(
                        adds(() -> File.at("a").rendered("site.conf").with("max-size", "x"))))
                .contains("'max-size' is no name that a template could use");
    }

    @Test
    void variablesAreForTemplates() {
        assertThat(theatre.problems(adds(() -> File.at("a").content("x").with("b", "c"))))
                .contains("File(\"a\") has variables, but no template that could use them");
        assertThat(theatre.problems(adds(() -> File.at("a").source("logo.png").with("b", "c"))))
                .contains("has variables");
        assertThat(theatre.problems(adds(() -> File.at("logo.png").binary().with("b", "c"))))
                .contains("has variables");
    }

    @Test
    void theFileOfItsNameGetsThemToo() {
        theatre.deploy(adds(() -> File.at("site.conf").with("backend", Address.of("c", 3))));

        assertThat(disk.read("site.conf")).contains("server c:3 port 3");
    }

    @Test
    void aTemplateIsReadInTheEncodingOfItsFile() {
        theatre.deploy(here -> {
            here.add(File.at("a").rendered("latin1.txt").encoding("latin1"));
            here.add(File.at("b").rendered("greeting.txt").encoding("utf-16le"));
        });

        assertThat(new String(disk.bytes("a"), StandardCharsets.ISO_8859_1)).isEqualTo("größe Hello höhe\n");
        assertThat(new String(disk.bytes("b"), StandardCharsets.UTF_16LE)).isEqualTo("Hello on here\n");
    }

    @Test
    void aTemplateThatIsInNeitherIsTold() {
        assertThat(theatre.codes(adds(() -> File.at("a").rendered("latin1.txt"))))
                .containsExactly("LW407");
        assertThat(theatre.problems(
                        adds(() -> File.at("a").rendered("latin1.txt").encoding("us-ascii"))))
                .contains("the template 'latin1.txt' is not UTF-8 text, nor text in US-ASCII");
    }
}
