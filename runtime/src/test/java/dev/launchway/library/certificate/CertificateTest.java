package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of the plan, with what is wrong of them before anything changes. */
class CertificateTest {

    private static final String NAMES = "DNS:shop.example.com,DNS:*.shop.example.com,DNS:xn--bcher-kva.example,"
            + "IP:192.0.2.10,IP:2001:db8::10,email:a@example.com";

    @TempDir
    static Path files;

    private static Authority authority;

    @TempDir
    Path base;

    @BeforeAll
    static void issue() {
        authority = new Authority(files);
        authority.issue("shop", 200, NAMES);
        authority.openssl("ec -in shop.key -out sec1.key");
        authority.openssl("ec -in shop.key -aes128 -passout pass:x -out legacy.key");
        authority.openssl("pkcs8 -topk8 -in shop.key -passout pass:x -out encrypted.key");
        authority.issue("rsa", "-newkey rsa:2048", 200, NAMES);
        authority.openssl("rsa -in rsa.key -traditional -out pkcs1.key");
        authority.issue("edwards", "-newkey ed25519", 200, NAMES);
        authority.issue("soon", 10, NAMES);
        authority.issue("nameless", 200, "");
        authority.selfSigned("past", -20, 5);
        authority.selfSigned("future", 5, 20);
    }

    private Theatre theatre() {
        return new Theatre(base);
    }

    private static Secret key(String file) {
        return Secret.of(authority.text(file)).named("shop.tls-key");
    }

    private static Certificate shop() {
        return Certificate.at("shop.pem")
                .content(authority.text("shop.pem", "issuing.pem"))
                .key(key("shop.key"));
    }

    private static Consumer<Configuration> adding(Certificate certificate) {
        return here -> here.add(certificate);
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatAllBlocksHold() {
        return BlockInvariant.of(Certificate.class)
                .deployed(here -> here.add(shop().names("shop.example.com")))
                .present(disk -> {
                    assertThat(disk.read("shop.pem")).isEqualTo(authority.text("shop.pem", "issuing.pem"));
                    assertThat(disk.mode("shop.pem")).isEqualTo("rw-r--r--");
                    assertThat(disk.read("shop.pem.key")).isEqualTo(authority.text("shop.key"));
                    assertThat(disk.mode("shop.pem.key")).isEqualTo("rw-------");
                })
                .drift("another key", disk -> disk.write("shop.pem.key", "-"))
                .drift("another certificate", disk -> disk.write("shop.pem", "-"))
                .drift("a key that all can read", disk -> disk.setMode("shop.pem.key", "rw-r--r--"))
                .removed(here -> here.add(Certificate.at("shop.pem").absent()), disk -> {
                    assertThat(disk.exists("shop.pem")).isFalse();
                    assertThat(disk.exists("shop.pem.key")).isFalse();
                })
                .in(base);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.pem,shop.key",
        "shop.pem,sec1.key",
        "rsa.pem,rsa.key",
        "rsa.pem,pkcs1.key",
        "edwards.pem,edwards.key"
    })
    void takesKeysOfAllKinds(String certificate, String keyFile) {
        Run run = theatre()
                .deploy(adding(Certificate.at("a.pem")
                        .content(authority.text(certificate, "issuing.pem"))
                        .key(key(keyFile))));
        assertThat(run.finished().failed()).isZero();
        assertThat(new Disk(theatre().workdir()).read("a.pem.key")).isEqualTo(authority.text(keyFile));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.pem,rsa.key,'the key is not that of the certificate'",
        "rsa.pem,shop.key,'the key is not that of the certificate'",
        "shop.pem,soon.key,'the key is not that of the certificate'",
        "rsa.pem,sec1.key,'the key is not that of the certificate'",
        "shop.pem,encrypted.key,'the key is encrypted, and a server that starts has nobody'",
        "shop.pem,legacy.key,'the key is encrypted, and a server that starts has nobody'",
        "shop.pem,shop.pem,'the secret has no private key: it needs one'",
    })
    void refusesAKeyThatNoServerCouldUse(String certificate, String keyFile, String message) {
        assertThat(theatre()
                        .problems(adding(Certificate.at("a.pem")
                                .content(authority.text(certificate, "issuing.pem"))
                                .key(key(keyFile)))))
                .startsWith("Certificate(\"a.pem\"): " + message)
                .doesNotContain("MII", "MHc");
    }

    @Test
    void showsNothingOfADamagedKey() {
        String damaged = authority.text("shop.key").replace("MIG", "MIG*");
        assertThat(theatre().problems(adding(shop().key(Secret.of(damaged)))))
                .contains("the block 1, 'PRIVATE KEY', is damaged: there is something else than base64 in it")
                .doesNotContain("MIG");
        String cut = authority.text("shop.key").replaceFirst("-----END.*", "");
        assertThat(theatre().problems(adding(shop().key(Secret.of(cut)))))
                .contains("its last line '-----END PRIVATE KEY-----' is missing");
        String other = authority.text("shop.key").replaceAll("(?m)^MIG.{40}", "MIG" + "A".repeat(40));
        assertThat(theatre().problems(adding(shop().key(Secret.of(other)))))
                .contains("or it is damaged")
                .doesNotContain("AAAA");
    }

    @Test
    void refusesChainsThatClientsWouldRefuse() {
        assertThat(theatre().problems(adding(shop().content(authority.text("issuing.pem", "shop.pem")))))
                .contains("the chain is the wrong way round: 'CN=issuing' issued 'CN=shop', and stands before it");
        assertThat(theatre().problems(adding(shop().content(authority.text("shop.pem", "root.pem")))))
                .contains("the chain is broken: 'CN=root' stands after 'CN=shop', and did not issue it; put the"
                        + " certificate of 'CN=issuing' there");
        assertThat(theatre().problems(adding(shop().content("hello"))))
                .contains("there is no certificate in what it is given");
        String damaged = authority.text("shop.pem").replaceFirst("\nMII.", "\nMIIA");
        assertThat(theatre().problems(adding(shop().content(damaged)))).contains("certificate 1 is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example.com",
                "SHOP.Example.com.",
                "www.shop.example.com",
                "*.shop.example.com",
                "bücher.example",
                "192.0.2.10",
                "2001:db8:0:0::10",
                "[2001:db8::10]"
            })
    void knowsTheSitesThatItIsFor(String site) {
        assertThat(theatre().warnings(adding(shop().names(site)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "a.b.shop.example.com", "*.example.com", "192.0.2.11", "bucher.example", "::1"})
    void isRefusedForOtherSites(String site) {
        assertThat(theatre().problems(adding(shop().names("shop.example.com", site))))
                .contains("the certificate 'CN=shop' is not one for '" + site + "': its names are shop.example.com,"
                        + " *.shop.example.com, xn--bcher-kva.example, 192.0.2.10");
    }

    @Test
    void saysWhenItHasNoNames() {
        assertThat(theatre()
                        .problems(adding(Certificate.at("a.pem")
                                .content(authority.text("nameless.pem"))
                                .key(key("nameless.key"))
                                .names("nameless"))))
                .contains("it has no alternative names, and clients look at no others");
    }

    @Test
    void tellsAheadThatItEnds() {
        Certificate soon =
                Certificate.at("a.pem").content(authority.text("soon.pem")).key(key("soon.key"));
        assertThat(theatre().warnings(adding(soon)))
                .singleElement()
                .asString()
                .startsWith("LW181 Stage > Certificate(\"a.pem\"): the certificate 'CN=soon' ends on 20")
                .containsAnyOf("in 9 days", "in 10 days");
        assertThat(theatre().warnings(adding(shop()))).isEmpty();
    }

    @Test
    void saysAtWhichTimeOfTheDayItBegins() {
        Instant last = LocalDate.now(ZoneOffset.UTC).atTime(23, 59, 59).toInstant(ZoneOffset.UTC);
        assumeTrue(Instant.now().isBefore(last.minusSeconds(60)), "not near midnight");
        assertThat(theatre().problems(here -> here.holds("it", last, last.plusSeconds(60))))
                .startsWith("it begins at 23:59:59 today, and now it is ");
    }

    @ParameterizedTest
    @CsvSource({"past,'the certificate ''CN=past'' ended on 20'", "future,'the certificate ''CN=future'' begins on 20'"
    })
    void isRefusedBeforeAndAfterItsTime(String name, String message) {
        Consumer<Configuration> stage = here -> here.add(
                Certificate.at("a.pem").content(authority.text(name + ".pem")).key(key(name + ".key")));
        assertThat(theatre().codes(stage)).containsExactly("LW180");
        assertThat(theatre().problems(stage)).startsWith(message);
    }

    @Test
    void takesCertificateAndKeyFromOneSecret() {
        SecretFile both = SecretFile.of(
                "tls.pem", authority.text("shop.key", "shop.pem", "issuing.pem").getBytes(StandardCharsets.UTF_8));
        Run run = theatre()
                .deploy(adding(Certificate.at("tls/a.pem")
                        .content(both)
                        .keyAt("tls/a.private")
                        .mode("0640")
                        .leading()));
        assertThat(run.finished().failed()).isZero();
        Disk disk = new Disk(theatre().workdir());
        assertThat(disk.read("tls/a.pem")).isEqualTo(authority.text("shop.pem", "issuing.pem"));
        assertThat(disk.mode("tls/a.pem")).isEqualTo("rw-r--r--");
        assertThat(disk.read("tls/a.private")).isEqualTo(authority.text("shop.key"));
        assertThat(disk.mode("tls/a.private")).isEqualTo("rw-r-----");
        assertThat(run.events() + "").doesNotContain("MIG");
    }

    @Test
    void refusesWhatShowsTheKey() {
        assertThat(theatre().problems(adding(shop().content(authority.text("shop.pem", "shop.key")))))
                .contains("the text has a private key in clear");
        assertThat(theatre().problems(here -> here.add(shop().mode("0644"))))
                .contains("with the mode 0644 all on the host can read the key");
        assertThat(theatre().problems(adding(Certificate.at("a.pem").content(authority.text("shop.pem")))))
                .contains("Certificate(\"a.pem\") has no key: add .key(…) with a secret");
        assertThat(theatre().problems(here -> here.add(shop().names("shop.example.com:443"))))
                .contains("'shop.example.com:443' is no name of a site");
    }

    /** The files of the definition directory were issued for a hundred years. */
    @Test
    void comesFromTheDefinitionDirectory() {
        Certificate certificate =
                Certificate.at("a.pem").source("certificates/site.pem").key(key("shop.key"));
        assertThat(theatre().problems(adding(certificate.root("certificates/root.pem"))))
                .isEqualTo("Certificate(\"a.pem\"): the key is not that of the certificate: give the key that the"
                        + " certificate was requested with, or the certificate of this key");
        assertThat(theatre().problems(adding(certificate.root("certificates/other.pem"))))
                .contains("the chain does not lead to 'certificates/other.pem': its last certificate, 'CN=issuing', was"
                        + " issued by 'CN=root', which is not there");
        assertThat(theatre().codes(adding(certificate.source("certificates/none.pem"))))
                .containsExactly("LW401");
    }

    @Test
    void theOldFilesStayWhereTheNewOnesAreRefused() {
        theatre().deploy(adding(shop()));
        assertThat(theatre().problems(adding(shop().key(key("soon.key"))))).contains("the key is not that");
        assertThat(new Disk(theatre().workdir()).read("shop.pem.key")).isEqualTo(authority.text("shop.key"));
    }
}
