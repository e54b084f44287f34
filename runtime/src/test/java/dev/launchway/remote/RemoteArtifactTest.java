package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An artifact of a plan jar on its way to a real host: first, unchanged, another one, on a disk that is too small, and not to a host that
 * has no use for it.
 */
class RemoteArtifactTest {

    private static final String COMPONENTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.fetch.MavenArtifact;
            import dev.launchway.library.process.Command;
            @Component
            public class App {
                @SubComponent MavenArtifact jar;
                @SubComponent Command told;
                void configure(Configuration here) {
                    jar = MavenArtifact.of("com.acme:app").to("lib/app.jar").leading();
                    told = Command.of("sh", "-c", "echo started >> starts").when(jar);
                }
            }
            """;
    private static final String OTHER = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class Other {
                @SubComponent File file;
                void configure(Configuration here) {
                    file = File.at("file").content("no jar here");
                }
            }
            """;
    private static final String DEPLOYED = "/root/shop/work/app/lib/app.jar";

    /** For the agent, and not for a large artifact. */
    private static final String ROOM = "size=24m";

    private static final int LARGE = 30_000_000;

    @TempDir
    static Path directory;

    private static Path classes;
    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        hosts.run(1, "mkdir", "/root/shop");
        hosts.run(1, "mount", "-t", "tmpfs", "-o", ROOM, "none", "/root/shop");
        Compilers.Result result = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(COMPONENTS)
                .source(OTHER)
                .resource(
                        "environments/shop.toml",
                        "[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/shop\"\n[hosts]\napp01 = [\"app\"]\n"
                                + "web01 = [\"other\"]\n"
                                + hosts.table("app01", 1)
                                + hosts.table("web01", 2))
                .compile();
        assertThat(result.errors()).isEmpty();
        classes = result.classes();
        service = RemoteService.of(classes, Files.createDirectories(directory.resolve("run")), hosts.home());
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** What the build would have packed: the only one, as of that version. */
    private static void pack(String version, byte[] content) throws IOException {
        String sum = Sha256.hex(content);
        Path files = Files.createDirectories(classes.resolve("META-INF/launchway/artifacts"));
        Path index = Files.createDirectories(classes.resolve("dev/launchway/library/fetch/artifacts/com.acme/app/any"));
        Files.write(files.resolve(sum), content);
        Files.writeString(
                index.resolve("main.jar"),
                "launchway artifact 1\n" + version + "\napp-" + version + ".jar\n" + content.length + "\n" + sum
                        + "\n");
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String run(String... arguments) throws Exception {
        Ended ended = service.runWhenFree(arguments);
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        return ended.out();
    }

    @Test
    void goesWhereItIsWantedOnceAndIsOldOrNewWhateverHappens() throws Exception {
        pack("1.0", text("application 1"));
        assertThat(run("remote", "shop", "--predict")).contains("MavenArtifact(\"com.acme:app\")");
        assertThat(hosts.output(1, "ls", "/root/shop/")).doesNotContain("work");
        assertThat(run("remote", "shop")).contains("app01: 2 changed");
        assertThat(hosts.read(1, DEPLOYED)).isEqualTo("application 1");
        assertThat(run("remote", "shop")).contains("shop: 0 changed");

        hosts.run(1, "sh", "-c", "echo damaged > " + DEPLOYED);
        assertThat(run("remote", "shop")).contains("app01: 2 changed");
        assertThat(hosts.read(1, DEPLOYED)).isEqualTo("application 1");

        byte[] large = new byte[LARGE];
        Arrays.fill(large, (byte) 'x');
        pack("1.1", large);
        Ended full = service.run("remote", "shop");
        assertThat(full.code()).as(full.err()).isEqualTo(1);
        assertThat(full.err())
                .contains("app01: App > MavenArtifact(\"com.acme:app\")")
                .containsIgnoringCase("no space left");
        assertThat(hosts.read(1, DEPLOYED)).isEqualTo("application 1");
        hosts.run(1, "mount", "-o", "remount,size=100m", "/root/shop");
        assertThat(run("remote", "shop")).contains("app01: 2 changed");
        assertThat(hosts.output(1, "sha256sum", DEPLOYED)).startsWith(Sha256.hex(large));
        assertThat(run("remote", "shop")).contains("shop: 0 changed");
        assertThat(hosts.output(1, "wc", "-l", "/root/shop/work/app/starts")).startsWith("3 ");

        String search = "grep -rlaE 'application 1|com.acme/app|app-1.[01].jar' /root/shop || true";
        assertThat(hosts.output(2, "sh", "-c", search)).isEmpty();
    }
}
