package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that a host makes itself. */
class SelfSignedCertificateTest {

    @TempDir
    Path base;

    private static SelfSignedCertificate local() {
        return SelfSignedCertificate.at("a.pem").names("localhost", "*.example.com", "127.0.0.1", "::1");
    }

    private static X509Certificate read(Disk disk) {
        return CertificateChain.in(disk.read("a.pem")).certificates().get(0);
    }

    private Run deploy(Consumer<Configuration> stage) {
        Run run = new Theatre(base).deploy(stage);
        assertThat(run.finished().failed())
                .as(() -> run.failure() + run.messages())
                .isZero();
        return run;
    }

    private Disk disk() {
        return new Disk(new Theatre(base).workdir());
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatAllBlocksHold() {
        return BlockInvariant.of(SelfSignedCertificate.class)
                .deployed(here -> here.add(local()))
                .present(disk -> {
                    CertificateChain chain = CertificateChain.in(disk.read("a.pem"));
                    KeyText.in(disk.read("a.pem.key")).checkFits(chain.publicKey());
                    chain.checkCovers(List.of("localhost", "www.example.com", "127.0.0.1", "::1"));
                    assertThat(disk.mode("a.pem")).isEqualTo("rw-r--r--");
                    assertThat(disk.mode("a.pem.key")).isEqualTo("rw-------");
                    assertThat(disk.tree()).noneMatch(file -> file.contains(".p12"));
                })
                .drift("a key that all can read", disk -> disk.setMode("a.pem.key", "rw-r--r--"))
                .drift("no key", disk -> disk.delete("a.pem.key"))
                .drift("damaged", disk -> disk.write("a.pem", "-----BEGIN CERTIFICATE-----\nMII\n"))
                .removed(here -> here.add(local().absent()), disk -> {
                    assertThat(disk.exists("a.pem")).isFalse();
                    assertThat(disk.exists("a.pem.key")).isFalse();
                })
                .in(base);
    }

    @Test
    void staysUntilItsNamesChange() {
        deploy(here -> here.add(local()));
        String first = disk().read("a.pem");
        deploy(here -> here.add(local().names("::1", "127.0.0.1", "LOCALHOST", "*.example.com", "localhost")));
        assertThat(disk().read("a.pem")).isEqualTo(first);
        Run run = deploy(here -> here.add(local().names("localhost")));
        assertThat(run.reasons())
                .containsExactly(
                        "SelfSignedCertificate(\"a.pem\") > MadeCertificate(\"localhost\"): it is for other names");
        assertThat(disk().read("a.pem")).isNotEqualTo(first);
    }

    @Test
    void isMadeAgainBeforeItEnds() throws Exception {
        deploy(here -> here.add(local().days(9)));
        X509Certificate first = read(disk());
        assertThat(Duration.between(Instant.now(), first.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(8), Duration.ofDays(9));
        first.verify(first.getPublicKey());
        deploy(here -> here.add(local().days(9)));
        assertThat(read(disk())).isEqualTo(first);
        Run run = deploy(here -> here.add(local().days(60)));
        assertThat(run.reasons()).singleElement().asString().contains("it ends on ");
        assertThat(read(disk())).isNotEqualTo(first);
    }

    @Test
    void isForTheHostWithoutNames() {
        deploy(here -> {
            SelfSignedCertificate certificate = here.add(SelfSignedCertificate.at("a.pem"));
            assertThat(certificate.covers("here.example.com")).isTrue();
            assertThat(certificate.covers("localhost")).isFalse();
            assertThat(certificate.chain()).isEqualTo(here.workdir().resolve("a.pem"));
            assertThat(certificate.key()).isEqualTo(here.workdir().resolve("a.pem.key"));
        });
        assertThat(CertificateChain.in(disk().read("a.pem")).covers("here.example.com"))
                .isTrue();
    }

    @Test
    void refusesWhatClientsRefuse() {
        assertThat(new Theatre(base).problems(here -> here.add(local().days(1000))))
                .contains("clients accept up to 825");
    }
}
