package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sudo has to allow on hosts, printed without a connection. */
class PlanSudoersTest {

    @TempDir
    static Path directory;

    private static CompiledService service;

    @BeforeAll
    static void compile() {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import dev.launchway.library.process.Command;
                        @Component
                        public class Web {
                            @Attribute String site = "shop";
                            @SubComponent File config;
                            @SubComponent Command reload;
                            void configure(Configuration here) {
                                config = File.at("/etc/nginx/conf.d/" + site + ".conf").content("x").mode("0644").as("root");
                                reload = Command.of("nginx", "-s", "reload").when(config).as("root");
                            }
                        }
                        """)
                .source("""
                        package com.example.shop.motd;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component
                        public class Motd extends AsRoot {
                            void configure(Configuration here) {
                                here.runs(java.util.List.of("run-parts", here.map("motd.d").toString()));
                            }
                            void verify(Probe probe) {
                                probe.assertNoChanges(this);
                            }
                            void update(Target target) {
                                target.run("run-parts", target.workdir().resolve("motd.d").toString());
                            }
                        }
                        """)
                .source("""
                        package com.example.shop.motd;
                        import dev.launchway.annotation.*;
                        @Component(as = "root")
                        public abstract class AsRoot {}
                        """)
                .source("""
                        package com.example.shop.silent;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component(as = "root")
                        public class Silent {
                            void configure(Configuration here) {}
                            void verify(Probe probe) {
                                probe.assertNoChanges(this);
                            }
                            void update(Target target) {
                                target.run("true");
                            }
                        }
                        """)
                .resource("environments/silent.toml", """
                        [hosts]
                        a = ["silent"]
                        """)
                .resource("environments/production.toml", """
                        [environment]
                        service-user = "shop"
                        ssh-user = "deployer"

                        [hosts]
                        "web[01..02]" = ["web"]
                        db01 = ["motd"]

                        [host.web02.component.web]
                        site = "other"
                        """)
                .resource("environments/resting.toml", """
                        [hosts]
                        "!a" = ["motd"]
                        """)
                .compile();
        assertThat(compiled.errors()).isEmpty();
        service = new CompiledService(compiled.loader(), directory);
    }

    @Test
    void printsAFileForEachHostThatVisudoTakes() throws Exception {
        Called called = service.run("plan production --sudoers");
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out())
                .startsWith("""
                        # /etc/sudoers.d/launchway-shop-production of web01: what the deployment of production needs there.
                        # Printed by: plan production --sudoers --host web01
                        # Its owner is root and its mode 0440. Check it before it is there: visudo -cf FILE

                        # deployer logs in and becomes shop, who deploys
                        deployer ALL=(shop) NOPASSWD: ALL
                        Defaults:deployer !requiretty

                        Defaults:shop !requiretty, env_reset, secure_path="/usr/sbin:/usr/bin:/sbin:/bin"

                        # Web > Command("nginx -s reload")
                        shop ALL=(root) NOPASSWD: /usr/sbin/nginx -s reload

                        # Web > File("/etc/nginx/conf.d/shop.conf")
                        shop ALL=(root) NOPASSWD: /usr/bin/cat /etc/nginx/conf.d/shop.conf
                        """)
                .contains(
                        "# Motd\nshop ALL=(root) NOPASSWD: /usr/bin/run-parts /home/shop/deployment/work/motd/motd.d\n"
                                + "shop ALL=(root) NOPASSWD: /usr/sbin/run-parts /home/shop/deployment/work/motd/motd.d\n");
        Path file = Files.writeString(directory.resolve("sudoers"), called.out());
        Process visudo = new ProcessBuilder("/usr/sbin/visudo", "-cf", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(visudo.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("parsed OK");
    }

    @Test
    void printsOneHost() {
        String text = service.run("plan production --sudoers --host web02").out();
        assertThat(text).contains("/etc/nginx/conf.d/other.conf").doesNotContain("shop.conf", "run-parts");
    }

    @Test
    void writesJson() {
        JsonObject host = JsonParser.parseString(service.run("plan production --sudoers --host db01 --json")
                        .out())
                .getAsJsonObject()
                .getAsJsonArray("hosts")
                .get(0)
                .getAsJsonObject();
        assertThat(host.get("name").getAsString()).isEqualTo("db01");
        assertThat(host.get("user").getAsString()).isEqualTo("shop");
        assertThat(host.get("commands").toString())
                .isEqualTo("[{\"component\":\"Motd\",\"as\":\"root\",\"argv\":[\"run-parts\","
                        + "\"/home/shop/deployment/work/motd/motd.d\"]}]");
        assertThat(host.get("sudoers").getAsString()).startsWith("# /etc/sudoers.d/launchway-shop-production of db01");
    }

    @Test
    void whatUpdatesAsAnotherUserAndDeclaresNothingIsFoundByCheck() {
        Called called = service.run("check silent");
        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err())
                .contains(
                        "error: [LW118] Silent updates as root, and its configure declares nothing that is done as that"
                                + " user\n    in Silent on a, environment silent");
    }

    @Test
    void saysWhatTheOptionsAreFor() {
        assertThat(service.run("plan production --host web01").code()).isEqualTo(64);
        assertThat(service.run("plan production --sudoers --secrets").code()).isEqualTo(64);
        assertThat(service.run("plan production --sudoers --host web09").code()).isEqualTo(64);
        assertThat(service.run("plan --help").out()).contains("--host=HOST           With --sudoers: only this host.");
    }

    @Test
    void saysWhyThereIsNothingToPrint() {
        Called called = service.run("plan resting --sudoers --host a");
        assertThat(called.code()).isZero();
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).isEqualTo("note: there is no host to print rules for: a is ignored\n");
    }
}
