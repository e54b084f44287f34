package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on a host, where components are configured a second time, and what listens there by one family of addresses. */
class RemoteCertificateTest {

    private static final String WEB = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.certificate.*;
            import dev.launchway.library.file.File;
            import java.nio.charset.StandardCharsets;
            @Component
            public class Web {
                void configure(Configuration here) {
                    Secret key = Secret.of(new String(here.resource("key.txt"), StandardCharsets.UTF_8)).named("web.key");
                    here.add(Certificate.at("shop.pem").key(key).names("shop.example.com"));
                    here.add(SelfSignedCertificate.at("own.pem"));
                    here.add(File.at("listen").content(Address.of("www", 80).listenAll().toString()));
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void areTheSameForControllerAndHost() throws Exception {
        Authority authority = new Authority(Files.createDirectory(directory.resolve("authority")))
                .issue("shop", 10, "DNS:shop.example.com");
        try (Hosts hosts = Hosts.start(directory.resolve("hosts"), 1)) {
            RemoteService service = RemoteService.of(
                    Compilers.JAVAC
                            .in(directory.resolve("service"))
                            .source(WEB)
                            .resource("com/example/shop/shop.pem", authority.text("shop.pem", "issuing.pem"))
                            .resource("com/example/shop/key.txt", authority.text("shop.key"))
                            .resource(
                                    "environments/production.toml",
                                    "[environment]\nssh-user = \"root\"\nipv6 = false\n[hosts]\napp01 = [\"web\"]\n"
                                            + "[resolver]\nwww = [\"2001:db8::10\", \"192.0.2.10\"]\n"
                                            + hosts.table("app01", 1)),
                    directory,
                    hosts);
            Ended first = service.run("remote", "production");
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.err()).contains("[LW181]", "the certificate 'CN=shop' ends on");
            String work = "/root/deployment/work/web/";
            String own = hosts.read(1, work + "own.pem");
            KeyText.in(hosts.read(1, work + "own.pem.key"))
                    .checkFits(CertificateChain.in(own).publicKey());
            assertThat(hosts.read(1, work + "shop.pem")).isEqualTo(authority.text("shop.pem", "issuing.pem"));
            assertThat(hosts.read(1, work + "shop.pem.key")).isEqualTo(authority.text("shop.key"));
            assertThat(hosts.read(1, work + "listen")).isEqualTo("[192.0.2.10:80]");

            Ended again = service.runWhenFree("remote", "production");
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.out()).contains("0 changed");
            assertThat(hosts.read(1, work + "own.pem")).isEqualTo(own);
        }
    }
}
