package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.Installed;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that one real host serves by SSH, checked out and built on another. */
class RemoteCheckoutTest {

    private static final String WORK = "/root/shop/work/app";

    private static final String COMPONENT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.build.ConfigureMake;
            import dev.launchway.library.checkout.GitCheckout;
            @Component
            public class App {
                @Attribute String server;
                @Attribute String serverKey;
                @Attribute Secret key;
                void configure(Configuration here) {
                    GitCheckout source = here.add(GitCheckout.of("root@" + server + ":/root/tool").branch("main")
                            .sshKey(key).hostKey(serverKey).to("source").keepUntracked());
                    here.add(ConfigureMake.of(source).prefix("tool").creates("tool"));
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        Installed.require("git", "make");
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        hosts.run(
                1,
                "sh",
                "-c",
                "git init -q -b main /root/tool && cd /root/tool && git config user.name x && git config user.email x@x"
                        + " && printf '#!/bin/sh\\nprintf \"tool: tool.in\\\\n\\\\tcp tool.in tool\\\\ninstall:\\\\n"
                        + "\\\\tmkdir -p ${1#*=}; cp tool ${1#*=}\\\\n\" > Makefile\\n' > configure && chmod 755 configure");
        commit("one");
        service = RemoteService.of(
                Compilers.JAVAC
                        .in(directory.resolve("service"))
                        .source(COMPONENT)
                        .resource(
                                "environments/shop.toml",
                                "[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/shop\"\n"
                                        + "secrets.command = [\"/bin/cat\", \"" + hosts.home() + "/.ssh/{{ key }}\"]\n"
                                        + "[hosts]\napp01 = [\"app\"]\n" + hosts.table("app01", 2)
                                        + "[component.app]\nserver = \"" + hosts.address(1) + "\"\nserver-key = \""
                                        + hosts.key(1) + "\"\nkey = { secret = \"id_ed25519\" }\n"),
                directory,
                hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private static void commit(String text) {
        hosts.run(1, "sh", "-c", "cd /root/tool && echo " + text + " > tool.in && git add . && git commit -qm x");
    }

    @Test
    void isBuiltAgainWhenTheBranchMovesAndAMissingClientIsNamedOnEitherSide() throws Exception {
        Ended first = service.runWhenFree("remote", "shop");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(hosts.read(2, WORK + "/tool/tool")).isEqualTo("one\n");
        assertThat(service.runWhenFree("remote", "shop").out()).contains("shop: 0 changed");

        commit("two");
        Path nothing = Files.createDirectory(directory.resolve("nothing"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Ended blind = service.in(java, Map.of("PATH", nothing.toString())).runWhenFree("remote", "shop");
        assertThat(blind.code()).as(blind.err()).isEqualTo(1);
        assertThat(blind.err())
                .contains("app01: App > GitCheckout(\"root@" + hosts.address(1) + ":/root/tool\")")
                .contains("the controller cannot get 'branch main of ")
                .contains("there is no program 'git' on the controller that works")
                .contains("install the package git there, or name a .revision(…)");

        hosts.run(2, "mv", "/usr/bin/git", "/root/git");
        Ended without = service.runWhenFree("remote", "shop");
        assertThat(without.code()).as(without.err()).isEqualTo(1);
        assertThat(without.err())
                .contains("there is no program 'git' on this host that works")
                .contains("install the package git, or deploy the component before that does");
        assertThat(hosts.read(2, WORK + "/tool/tool")).isEqualTo("one\n");

        hosts.run(2, "mv", "/root/git", "/usr/bin/git");
        hosts.run(2, "mv", "/usr/bin/ssh", "/root/ssh");
        Ended deaf = service.runWhenFree("remote", "shop");
        assertThat(deaf.err())
                .contains("there is no program 'ssh' on this host that works")
                .contains("install the package openssh-client");

        hosts.run(2, "mv", "/root/ssh", "/usr/bin/ssh");
        Ended second = service.runWhenFree("remote", "shop");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.read(2, WORK + "/tool/tool")).isEqualTo("two\n");
    }
}
