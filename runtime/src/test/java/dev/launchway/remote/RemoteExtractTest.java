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

/** What travels of the libraries that read archives is enough for all of them. */
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
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(FORMATS)
                .resource(
                        "environments/formats.toml",
                        "[environment]\nssh-user = \"root\"\n[hosts]\napp01 = [\"formats\"]\n"
                                + hosts.table("app01", 1));
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
        Ended second = service.run("remote", "formats");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("0 changed");
    }
}
