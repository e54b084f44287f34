package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of definition directories a host is found to need, however its components ask for them. */
class NeedsOfHostsTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.*;
            import java.util.*;
            """;

    private static final String FOLDER = "com/example/shop/";

    @TempDir
    Path directory;

    private NeedsOfHosts files(Compilers.Run run, String hosts) throws Exception {
        Compilers.Result compiled =
                run.resource("environments/shop.toml", "[hosts]\n" + hosts).compile();
        assertThat(compiled.errors()).isEmpty();
        ServicePlan plan = InstalledPlan.find(compiled.loader());
        ExpandedEnvironment model = new Expansion(plan, new ExpansionSettings(directory, directory, Optional.empty()))
                .expand(plan.environment("shop"));
        return new NeedsOfHosts(model);
    }

    private Compilers.Run service() {
        return Compilers.JAVAC.in(directory.resolve("service"));
    }

    private static Set<String> names(Set<String> paths) {
        Set<String> names = new TreeSet<>();
        paths.forEach(path -> names.add(path.replace(FOLDER, "")));
        return names;
    }

    /** Compiled once, the second and third host's are not read again. */
    @Test
    void templatesThatSeveralHostsRenderAreNeededByAllOfThem() throws Exception {
        NeedsOfHosts files = files(
                service()
                        .source(HEAD + """
                                @Component public class Web {
                                    @SubComponent @Template("web.conf") File config;
                                    @SubComponent @Template("plain.conf") File plain;
                                    @SubComponent File computed;
                                    void configure(Configuration here) {
                                        computed = File.at("x").content(here.expand("{% include \\"inline.conf\\" %}"));
                                    }
                                }
                                """)
                        .resource(
                                FOLDER + "web.conf",
                                "{% extends \"base.conf\" %}{% import \"macros.conf\" %}{% block a %}{{ m() }}"
                                        + "{% include host.name + \".conf\" %}{% endblock %}")
                        .resource(FOLDER + "base.conf", "{% block a %}{% endblock %}")
                        .resource(FOLDER + "macros.conf", "{% macro m() %}m{% endmacro %}")
                        .resource(FOLDER + "plain.conf", "{{ host.name }}")
                        .resource(FOLDER + "inline.conf", "inline")
                        .resource(FOLDER + "a.conf", "a")
                        .resource(FOLDER + "b.conf", "b"),
                "a = [\"web\"]\nb = [\"web\"]\n");

        assertThat(names(files.of("a").files()))
                .containsExactly("a.conf", "base.conf", "inline.conf", "macros.conf", "plain.conf", "web.conf");
        assertThat(names(files.of("b").files()))
                .containsExactly("b.conf", "base.conf", "inline.conf", "macros.conf", "plain.conf", "web.conf");
    }

    @Test
    void whatIsReadAskedForCopiedAndListedIsNeeded() throws Exception {
        NeedsOfHosts files = files(
                service()
                        .source(HEAD + """
                                @Component public class App {
                                    @SubComponent Directory tree;
                                    @SubComponent File same;
                                    @SubComponent JsonContent json;
                                    void configure(Configuration here) {
                                        tree = Directory.at("tree").source("tree").exclude("*.bak");
                                        same = File.at("same.conf");
                                        json = JsonContent.at("c.json").source("data.json");
                                        here.hasFile("asked.txt");
                                        here.hasFile("none.txt");
                                        here.files("listed");
                                        new String(here.resource("read.bin"));
                                    }
                                }
                                """)
                        .resource(FOLDER + "tree/a.txt", "a")
                        .resource(FOLDER + "tree/b/c.txt", "c")
                        .resource(FOLDER + "tree/old.bak", "old")
                        .resource(FOLDER + "same.conf", "same")
                        .resource(FOLDER + "data.json", "{}")
                        .resource(FOLDER + "asked.txt", "asked")
                        .resource(FOLDER + "listed/one.txt", "1")
                        .resource(FOLDER + "read.bin", "read")
                        .resource(FOLDER + "unread.txt", "unread"),
                "a = [\"app\"]\n");

        assertThat(names(files.of("a").files()))
                .containsExactly("asked.txt", "data.json", "read.bin", "same.conf", "tree/a.txt", "tree/b/c.txt");
        assertThat(names(files.of("a").listed()))
                .containsExactly("listed/one.txt", "tree/a.txt", "tree/b/c.txt", "tree/old.bak");
        assertThat(files.of("b").files()).isEmpty();
    }

    @Test
    void whatIsLeftAloneCountsWhereItsValueIsTaken() throws Exception {
        Compilers.Run run = service()
                .source(HEAD + """
                        @Component public class Store {
                            @Provides("store") String name = "";
                            void configure(Configuration here) { name = new String(here.resource("store.txt")); }
                        }
                        """)
                .source(HEAD + """
                        @Component public class User {
                            @Requires("store") List<String> stores;
                        }
                        """)
                .source(HEAD + """
                        @Component public class Other {}
                        """)
                .resource(FOLDER + "store.txt", "store");

        NeedsOfHosts files = files(run, "a = [\"!store\", \"user\"]\nb = [\"!store\", \"other\"]\nc = [\"!store\"]\n");

        assertThat(names(files.of("a").files())).containsExactly("store.txt");
        assertThat(files.of("b").files()).isEmpty();
        assertThat(files.of("c").files()).isEmpty();
    }

    /** Wherever in the tree they are; a component of the service that extends one of them counts for it. */
    @Test
    void theComponentsOfTheLibraryThatAHostHasAreKnown() throws Exception {
        NeedsOfHosts needs = files(
                service().source(HEAD + """
                                @Component public class Outer {
                                    @SubComponent Inner inner;
                                    void configure(Configuration here) { inner = new Inner(); }
                                }
                                """).source(HEAD + """
                                @Component public class Inner {
                                    void configure(Configuration here) { here.add(YamlContent.at("a.yaml").data(Map.of())); }
                                }
                                """).source(HEAD + """
                                @Component public class Own extends PlacedComponent<Own> {
                                    public Own() { super(dev.launchway.library.component.TargetPath.of("x")); }
                                    @Override protected Own self() { return this; }
                                    void configure(Configuration here) { map(here); }
                                }
                                """),
                "a = [\"outer\"]\nb = [\"own\", \"!outer\"]\n");

        assertThat(needs.of("a").components())
                .contains("dev.launchway.library.file.YamlContent", "dev.launchway.library.file.Content");
        assertThat(needs.of("b").components()).containsExactly("dev.launchway.library.file.PlacedComponent");
    }
}
