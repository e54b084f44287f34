package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadFilesTest {

    @TempDir
    Path directory;

    private ClassLoader service;

    @BeforeEach
    void compile() {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.*;
                        @Component
                        public class Web {
                            @SubComponent @Template("web.conf") File config;
                            @SubComponent File other;
                            @SubComponent Directory site;
                            void configure(Configuration here) {
                                other = here.environment().name().equals("dev")
                                        ? File.at("dev.conf")
                                        : File.at("prod").source("prod.bin");
                                site = Directory.at("site").source("site");
                                here.template("text.conf");
                            }
                        }
                        """)
                .source("""
                        package com.example.shop.unused;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Unused {}
                        """)
                .source("""
                        package com.example.shop.app;
                        public class App {}
                        """)
                .resource("com/example/shop/web.conf", "{% if host.name == 'x' %}{% include 'part.conf' %}{% endif %}")
                .resource("com/example/shop/part.conf", "x")
                .resource("com/example/shop/text.conf", "x")
                .resource("com/example/shop/dev.conf", "x")
                .resource("com/example/shop/prod.bin", "x")
                .resource("com/example/shop/site/index.html", "x")
                .resource("com/example/shop/.hidden", "x")
                .resource("com/example/shop/old.conf", "x")
                .resource("com/example/shop/old/older.conf", "x")
                .resource("com/example/shop/app/messages.properties", "x")
                .resource("com/example/shop/unused/unused.conf", "x")
                .resource("environments/dev.toml", "[hosts]\nlocalhost = [\"web\"]\n")
                .resource("environments/prod.toml", "[hosts]\nlocalhost = [\"web\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();
        service = compiled.loader();
    }

    private Called check(String line) {
        PlanSource source = new PlanSource() {
            @Override
            public ServicePlan find() throws InvalidModelException {
                return InstalledPlan.find(service);
            }

            @Override
            public void checkFiles(EnvironmentPlan environment) {}
        };
        return Called.with(directory, source, "here", Map.of(), line);
    }

    @Test
    void warnsOfFilesThatNoEnvironmentReads() {
        Called called = check("check");

        assertThat(called.err()).isEqualTo("""
                warning: [LW410] no component reads the file 'old.conf' of its definition directory in any environment
                    at com/example/shop/old.conf
                    help: name it in @Template, File.template or here.resource, or delete it
                warning: [LW410] no component reads the file 'older.conf' of its definition directory in any environment
                    at com/example/shop/old/older.conf
                    help: name it in @Template, File.template or here.resource, or delete it
                """);
        assertThat(called.code()).isZero();
        assertThat(called.out()).isEqualTo("""
                dev: 1 root, 8 components, holds together
                prod: 1 root, 8 components, holds together
                """);
    }

    @Test
    void judgesNothingByOneEnvironmentAlone() {
        assertThat(check("check dev").err()).isEmpty();
    }

    @Test
    void isAnEventInJson() {
        assertThat(check("check --json").out())
                .contains(
                        "{\"event\":\"warning\",\"code\":\"LW410\",\"message\":\"no component reads the file 'old.conf'")
                .endsWith("\"seconds\":N}\n");
    }
}
