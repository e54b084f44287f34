package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.fetch.FetchServer;
import dev.launchway.library.fetch.TestAuthority;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.Installed;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.text.Sha256;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real host downloads from a server that it reaches, and is sent what it does not reach. */
class RemoteDownloadTest {

    private static final byte[] CONTENT =
            "a file of some length\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    private static String files(String direct, String sent) {
        return """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.fetch.Download;
            @Component
            public class Files {
                @Attribute Secret token;
                @SubComponent Download direct;
                @SubComponent Download sent;
                void configure(Configuration here) {
                    direct = Download.of("%s").sha256("%s").bearer(token).ca("authority.pem");
                    sent = Download.of("%s").sha256("%2$s").bearer(token).to("sent.jar").viaController();
                }
            }
            """.formatted(direct, Sha256.hex(CONTENT), sent);
    }

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;
    private static FetchServer reached;
    private static FetchServer internal;

    @BeforeAll
    static void start() throws Exception {
        Installed.require("openssl");
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        String address = hosts.address(1).replaceAll("[0-9]+$", "254");
        TestAuthority authority = new TestAuthority(Files.createDirectory(directory.resolve("authority")));
        reached = FetchServer.https(authority.server("IP:" + address), InetAddress.getByName(address))
                .on("/app.jar", FetchServer.content(CONTENT));
        internal = FetchServer.http().on("/app.jar", FetchServer.content(CONTENT));
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(files("https://" + address + ":" + reached.port() + "/app.jar", internal.url("/app.jar")))
                .resource("com/example/shop/authority.pem", Files.readString(authority.certificate()))
                .resource(
                        "environments/shop.toml",
                        "[environment]\nssh-user = \"root\"\nsecrets.command = [\"echo\", \"{{ key }}-of-the-test\"]\n"
                                + "[hosts]\napp01 = [\"files\"]\n"
                                + hosts.table("app01", 1)
                                + "[component.files]\ntoken = { secret = \"token\" }\n");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() throws Exception {
        if (reached != null) {
            reached.close();
        }
        if (internal != null) {
            internal.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void downloadsWhatItReachesAndIsSentWhatItDoesNot() throws Exception {
        String sum = Sha256.hex(CONTENT);

        Ended first = service.run("remote", "shop");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(hosts.output(1, "sh", "-c", "cd /root/deployment/work/files && sha256sum app.jar sent.jar"))
                .isEqualTo(sum + "  app.jar\n" + sum + "  sent.jar\n");
        assertThat(hosts.output(1, "sh", "-c", "! grep -r token-of-the-test /root/deployment"))
                .isEmpty();
        assertThat(reached.requests()).hasSize(1).allMatch(request -> request.field("authorization")
                .equals("Bearer token-of-the-test"));
        assertThat(internal.requests()).hasSize(1);
        assertThat(first.out() + first.err()).doesNotContain("token-of-the-test");
        hosts.run(1, "rm", "/root/deployment/work/files/sent.jar");

        Ended second = service.run("remote", "shop");

        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).contains("1 changed");
        assertThat(hosts.output(1, "sha256sum", "/root/deployment/work/files/sent.jar"))
                .startsWith(sum);
        assertThat(reached.requests()).hasSize(1);
        assertThat(internal.requests()).hasSize(1);
    }
}
