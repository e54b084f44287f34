package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What surrounds an agent: variables and limits of its login, owners and modes of the directories above it. It works with them, or
 * the message says which of them is in the way. Each case has a user of its own.
 */
class RemoteSurroundingsTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @SubComponent File config;
                void configure(Configuration here) { config = File.at("app.conf").content("app\\n"); }
            }
            """;

    /**
     * A case.
     *
     * @param user its user, whose home directory others may pass
     * @param script prepares it, in the home directory
     * @param said what is said of it; empty for nothing
     */
    private record Case(String user, String script, String said) {}

    private static final List<Case> FIT = List.of(
            new Case(
                    "options",
                    "echo 'export JAVA_TOOL_OPTIONS=\"-Xlog:all=info:stdout -Xmx4m\" _JAVA_OPTIONS=-XX:+PrintFlagsFinal"
                            + " JDK_JAVA_OPTIONS=--nothing CLASSPATH=/nowhere CDPATH=/' > .bashrc",
                    ""),
            new Case("memory", "echo 'ulimit -v 1048576' > .bashrc", ""),
            new Case("path", "echo 'PATH=; export PATH' > .bashrc", ""),
            new Case("sticky", "mkdir deployment; chmod 1777 deployment", ""),
            new Case("ours", "mkdir deployment; chmod 775 deployment", ""),
            new Case("hidden", "mkdir deployment; chmod 777 deployment; chmod 700 .", ""),
            new Case(
                    "group",
                    "mkdir deployment; chgrp games deployment; chmod 775 deployment",
                    "/home/group/deployment may be written by a group"));

    private static final List<Case> UNFIT = List.of(
            new Case(
                    "files",
                    "echo 'ulimit -f 100' > .bashrc",
                    "a file may have no more than 200 blocks of 512 bytes there (ulimit -f)"),
            new Case(
                    "everyone",
                    "mkdir deployment; chmod 777 deployment",
                    "/home/everyone/deployment may be written by everyone, who could exchange what runs below it"),
            new Case(
                    "above",
                    "mkdir deployment; chmod 757 .",
                    "/home/above may be written by everyone, who could exchange what runs below it"),
            new Case(
                    "other",
                    "mkdir -p deployment/.launchway; chown -R other .; chown games deployment",
                    "/home/other/deployment belongs to another user, who could exchange what runs below it"),
            new Case(
                    "file",
                    "mkdir deployment; echo > deployment/.launchway",
                    "/home/file/deployment/.launchway is no directory"),
            new Case(
                    "link",
                    "mkdir deployment; ln -s ../elsewhere deployment/.launchway",
                    "/home/link/deployment/.launchway belongs to another user, or is a link"));

    private static final String NOEXEC = "no program may run in /home/noexec/deployment (is it mounted with noexec?)";

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2).withArchives();
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .resource("environments/fit.toml", environment(FIT, 1))
                .resource("environments/unfit.toml", environment(UNFIT, 1))
                .resource("environments/noexec.toml", environment(List.of(new Case("noexec", "", NOEXEC)), 2));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void worksWithOddSurroundings() throws Exception {
        FIT.forEach(fit -> prepare(1, fit));
        hosts.run(1, "sh", "-c", "mv /usr/bin/sync /usr/bin/sync.real; chmod 1777 /tmp");
        hosts.run(
                1,
                "sh",
                "-c",
                "printf '%s\\n' '#!/bin/sh' 'echo \"$@:\" layers/*.jar >> /tmp/synced' 'exec sync.real \"$@\"' > /usr/bin/sync;"
                        + " chmod 755 /usr/bin/sync; touch /tmp/synced; chmod 666 /tmp/synced");

        Ended ended = service.run("remote", "fit", "--jobs", "3");

        assertThat(ended.code()).as(ended.err()).isZero();
        for (Case fit : FIT) {
            assertThat(ended.err()).contains(fit.said());
            assertThat(hosts.read(1, "/home/" + fit.user() + "/deployment/work/app/app.conf"))
                    .isEqualTo("app\n");
        }
        assertThat(ended.err().lines().filter(line -> line.startsWith("note: ")))
                .as(ended.err())
                .hasSize(1);
        assertThat(hosts.read(1, "/tmp/synced").lines())
                .as("each layer is on the disk before it has its name, and its name is on the disk then")
                .anyMatch(line -> line.matches("incoming\\.[0-9]+/.*[0-9a-f]{32}\\.jar: layers/\\*\\.jar"))
                .anyMatch(line -> line.matches("layers: layers/[0-9a-f]{32}\\.jar.*"));
        assertThat(
                        hosts.output(
                                1,
                                "sh",
                                "-c",
                                "ls /home/*/deployment/hs_err* /home/*/deployment/.launchway/hs_err_pid* /home/*/hs_err* 2> /dev/null || true"))
                .isEmpty();
    }

    @Test
    void saysWhichSurroundingIsInTheWay() throws Exception {
        UNFIT.forEach(unfit -> prepare(1, unfit));

        Ended ended = service.run("remote", "unfit");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        for (Case unfit : UNFIT) {
            assertThat(ended.err()).contains(unfit.said());
            assertThat(hosts.has(1, "/home/" + unfit.user() + "/deployment/work"))
                    .isFalse();
        }
        assertThat(hosts.has(1, "/home/link/elsewhere")).isFalse();
    }

    @Test
    void sendsNoRuntimeToWhereNoProgramMayRun() throws Exception {
        prepare(2, new Case("noexec", "mkdir deployment; mount -t tmpfs -o noexec,mode=755 none deployment", ""));
        hosts.run(2, "sh", "-c", "mount -t tmpfs none /usr/lib/jvm; rm -f /usr/bin/java /usr/local/bin/java");

        Ended ended = service.run("remote", "noexec");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err())
                .contains(NOEXEC)
                .contains(
                        "help: install a JRE 17 or newer on the host, or set target-directory to where programs may run");
        assertThat(hosts.output(2, "ls", "-A", "/home/noexec/deployment/.launchway/runtimes"))
                .isEmpty();
    }

    private static void prepare(int host, Case prepared) {
        hosts.run(
                host,
                "sh",
                "-ec",
                "useradd -p x -U -m -s /bin/bash " + prepared.user() + "; cd /home/" + prepared.user()
                        + "; rm -f .bashrc .profile .bash_profile; chmod 755 .; cp -r /root/.ssh .; "
                        + prepared.script()
                        + "; chown -hR --from=root " + prepared.user() + " ."
                        + "; chgrp --from=:root -hR " + prepared.user() + " . || true; chown -R " + prepared.user()
                        + " .ssh");
    }

    private static String environment(List<Case> cases, int host) throws IOException {
        StringBuilder text = new StringBuilder("[environment]\n[hosts]\n");
        cases.forEach(one -> text.append(one.user()).append(" = [\"app\"]\n"));
        for (Case one : cases) {
            text.append(hosts.table(one.user(), host));
            text.append("ssh-user = \"").append(one.user()).append("\"\n");
        }
        return text.toString();
    }
}
