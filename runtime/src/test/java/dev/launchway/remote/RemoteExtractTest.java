package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.Installed;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels of the libraries that read archives is enough for all of them, and travels to no other host. */
class RemoteExtractTest {

    private static final String FORMATS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.archive.Extract;
            import java.util.ArrayList;
            import java.util.List;
            @Component
            public class Formats {
                @SubComponent List<Extract> all;
                void configure(Configuration here) {
                    all = new ArrayList<>();
                    for (String format : new String[] {"tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst", "zip"}) {
                        all.add(Extract.of("/root/packed/a." + format).to(format).strip(1));
                    }
                }
            }
            """;

    private static final String PLAIN = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.*;
            import java.util.Map;
            @Component
            public class Plain {
                @SubComponent YamlContent yaml;
                void configure(Configuration here) { yaml = YamlContent.at("a.yaml").data(Map.of("a", 1)); }
            }
            """;

    /** By the tools that people pack with: a sparse file, a hard link and a long name are among what is packed. */
    private static final String PACK = """
            mkdir -p /root/packed/top/deep && cd /root/packed &&
            seq 1 20000 > top/numbers && ln -s numbers top/link && echo hello > top/deep/$(printf %0150d 1) &&
            ln top/numbers top/hard && truncate -s 100000 top/sparse && chmod 4755 top/numbers &&
            tar -S -cf a.tar top && gzip -k a.tar && bzip2 -k a.tar && xz -k a.tar && zstd -q a.tar &&
            python3 -c 'import shutil; shutil.make_archive("a", "zip", ".", "top")'
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        Installed.require("tar", "gzip", "bzip2", "xz", "zstd", "python3");
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(FORMATS)
                .source(PLAIN)
                .resource(
                        "environments/formats.toml",
                        "[environment]\nssh-user = \"root\"\n[hosts]\napp01 = [\"formats\"]\n" + "app02 = [\"plain\"]\n"
                                + hosts.table("app01", 1) + hosts.table("app02", 2));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void unpacksWhatTheToolsOfTheHostPacked() throws Exception {
        hosts.output(1, "sh", "-c", PACK);

        Ended first = service.run("remote", "formats");

        assertThat(first.code()).as(first.err()).isZero();
        for (String format : new String[] {"tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst"}) {
            assertThat(hosts.output(
                            1,
                            "sh",
                            "-c",
                            "cd /root/deployment/work/formats/" + format
                                    + " && diff -r --no-dereference . /root/packed/top"
                                    + " && readlink link && stat -c %a numbers"))
                    .isEqualTo("numbers\n755\n");
        }
        assertThat(hosts.output(
                        1, "sh", "-c", "cd /root/deployment/work/formats/zip && cmp numbers /root/packed/top/numbers"))
                .isEmpty();
        assertThat(layersWith(1, "org/tukaani/xz/XZ", "org/apache/commons/io/IOUtils", "org/snakeyaml/engine/v2"))
                .isEqualTo("1 1 0 ");
        assertThat(layersWith(2, "org/tukaani/xz/XZ", "org/apache/commons/io/IOUtils", "org/snakeyaml/engine/v2"))
                .isEqualTo("0 0 1 ");
        assertThat(hosts.output(2, "cat", "/root/deployment/work/plain/a.yaml")).isEqualTo("a: 1\n");
        Ended second = service.run("remote", "formats");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("0 changed");
    }

    /** How many layers of a host have classes of these names. */
    private static String layersWith(int host, String... names) {
        StringBuilder counts = new StringBuilder();
        for (String name : names) {
            counts.append(hosts.output(
                            host, "sh", "-c", "grep -l '" + name + "' /root/deployment/.launchway/layers/*.jar | wc -l")
                    .strip());
            counts.append(' ');
        }
        return counts.toString();
    }
}
