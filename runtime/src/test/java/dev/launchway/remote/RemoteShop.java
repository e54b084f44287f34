package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service on three hosts with real SSH servers, and what can be expected of it after a fault. Each environment has a target
 * directory of its own, {@code /root/NAME}.
 */
final class RemoteShop implements AutoCloseable {

    /** What hosts are for when nothing special is. */
    static final String ROLES = "web01 = [\"front\"]\n\"app[01..02]\" = [\"app\"]\n";

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.file.*;
            @Component
            public class App {
                @SubComponent File config;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) throws Exception {
                    if (Files.exists(Path.of("/root/hold-configure"))) {
                        Files.createFile(Path.of("/root/configuring"));
                        while (Files.exists(Path.of("/root/hold-configure"))) {
                            Thread.sleep(20);
                        }
                    }
                    config = File.at("app.conf").content("app\\n");
                }
            }
            """;

    private static final String FRONT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.List;
            @Component
            public class Front {
                @Requires("app:http") List<Address> backends;
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("front.conf").content(backends + "\\n");
                }
            }
            """;

    private static final String GATE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.Command;
            @Component
            public class Gate {
                @SubComponent File config;
                @SubComponent Door door;
                @SubComponent Command restart;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) {
                    config = File.at("gate.conf").content("1");
                    door = new Door();
                    restart = Command.of("sh", "-c", "echo restarted >> restarts").when(config);
                }
            }
            """;

    private static final String DOOR = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.file.Path;
            @Component
            public class Door {
                void verify(Probe probe) { probe.check(probe.exists(Path.of("open")), "closed"); }
                void update(Target target) {
                    target.shell("touch at-the-door; while ! [ -e open ]; do sleep 0.05; done");
                }
            }
            """;

    /** For an environment with a component {@code gate}, which stands at a door until it is let in. */
    static final List<String> WITH_A_GATE = List.of(GATE, DOOR);

    private final Hosts hosts;
    private final RemoteService service;

    private RemoteShop(Hosts hosts, RemoteService service) {
        this.hosts = hosts;
        this.service = service;
    }

    /** Starts the hosts, and compiles a service with environments, by their names what the hosts are for. */
    static RemoteShop start(Path directory, Map<String, String> environments, List<String> furtherSources)
            throws IOException {
        Hosts hosts = Hosts.start(directory.resolve("hosts"), 3);
        try {
            Compilers.Run compilation = Compilers.JAVAC.in(directory.resolve("service"));
            List.of(APP, FRONT).forEach(compilation::source);
            furtherSources.forEach(compilation::source);
            for (Map.Entry<String, String> environment : environments.entrySet()) {
                StringBuilder text = new StringBuilder("[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/"
                        + environment.getKey() + "\"\n[hosts]\n" + environment.getValue());
                String[] names = {"web01", "app01", "app02"};
                for (int i = 0; i < names.length; i++) {
                    text.append(hosts.table(names[i], i + 1));
                }
                compilation.resource("environments/" + environment.getKey() + ".toml", text.toString());
            }
            return new RemoteShop(hosts, RemoteService.of(compilation, directory, hosts));
        } catch (IOException | RuntimeException | Error e) {
            hosts.close();
            throw e;
        }
    }

    Hosts hosts() {
        return hosts;
    }

    RemoteService service() {
        return service;
    }

    String errors(Process run) {
        try {
            return service.errors(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void expectDeployed(String environment) throws Exception {
        Ended ended = service.runWhenFree("remote", environment);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(hosts.read(1, "/root/" + environment + "/work/front/front.conf"))
                .isEqualTo("[app01:8080, app02:8080]\n");
        assertThat(parts(1, environment)).isZero();
        hosts.run(1, "sh", "-c", "umount /root/" + environment + " 2> /dev/null; true");
    }

    /** The next run does not wait for a lock, and does what the interrupted one owed. */
    void expectRestarted(String environment) throws Exception {
        Ended second = service.runWhenFree("remote", environment);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.read(2, "/root/" + environment + "/work/gate/restarts"))
                .isEqualTo("restarted\n");
        assertThat(hosts.has(1, "/root/" + environment + "/work/front/front.conf"))
                .isTrue();
    }

    long parts(int host, String environment) {
        return hosts.output(host, "sh", "-c", "cd /root/" + environment + "/.launchway&&find . -name 'incoming.*'")
                .lines()
                .count();
    }

    void expectNoParts(String environment) {
        waitFor("the end of all parts").until(() -> parts(1, environment) == 0);
    }

    /** Puts a script in the place of a program. */
    void replace(int host, String program, String script) {
        hosts.run(
                host,
                "sh",
                "-c",
                "mv /usr/bin/" + program + " /usr/bin/" + program + ".real; printf '%s\\n' '#!/bin/sh' '" + script
                        + "' > /usr/bin/" + program + "; chmod 755 /usr/bin/" + program);
    }

    void restore(int host, String program) {
        hosts.run(host, "mv", "/usr/bin/" + program + ".real", "/usr/bin/" + program);
    }

    /** Starts a deployment and stops it where host 1 has received a layer, and is about to say so. */
    Process atTheVerdict(String environment) throws Exception {
        hosts.run(1, "touch", "/root/undecided");
        replace(
                1,
                "sha256sum",
                "touch /root/deciding-" + environment + "; while [ -e /root/undecided ]; do sleep 0.05; done; exit 1");
        Process run = service.start("remote", environment);
        service.waitFor(
                run,
                () -> hosts.has(1, "/root/deciding-" + environment)
                        && hosts.has(1, "/root/" + environment + "/.launchway")
                        && parts(1, environment) > 0);
        return run;
    }

    void release() {
        restore(1, "sha256sum");
        hosts.run(1, "rm", "/root/undecided");
    }

    Process atTheDoor(String environment) throws Exception {
        Process run = service.start("remote", environment);
        service.waitFor(run, () -> hosts.has(2, "/root/" + environment + "/work/gate/at-the-door"));
        return run;
    }

    void openTheDoor(String environment) {
        hosts.run(2, "touch", "/root/" + environment + "/work/gate/open");
    }

    @Override
    public void close() {
        hosts.close();
    }
}
