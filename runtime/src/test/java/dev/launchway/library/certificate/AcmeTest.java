package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of an authority on this machine, by both clients. */
class AcmeTest {

    @TempDir
    static Path files;

    private static Pebble pebble;

    @TempDir
    Path base;

    private Disk disk;

    @BeforeAll
    static void start() throws Exception {
        Installed.require("pebble", "lego", "certbot");
        pebble = new Pebble(files);
    }

    @AfterAll
    static void end() {
        if (pebble != null) {
            pebble.close();
        }
    }

    @BeforeEach
    void look() {
        disk = new Disk(new Theatre(base).workdir());
    }

    private static Acme lego() {
        return pebble.order("a.pem").client(AcmeClient.LEGO).withoutTimer();
    }

    private static Acme certbot() {
        return pebble.order("a.pem")
                .names("shop.example.com", "www.shop.example.com")
                .withoutTimer();
    }

    private Run deploy(Consumer<Configuration> stage) {
        Run run = new Theatre(base).deploy(stage);
        assertThat(run.finished().failed())
                .as(() -> run.failure() + run.messages())
                .isZero();
        return run;
    }

    private static void assertHolds(Disk disk, String... names) {
        CertificateChain chain = CertificateChain.in(disk.read("a.pem"));
        chain.checkOrder();
        chain.checkCovers(List.of(names));
        assertThat(chain.certificates()).hasSizeGreaterThan(1);
        KeyText.in(disk.read("a.pem.key")).checkFits(chain.publicKey());
        assertThat(disk.mode("a.pem")).isEqualTo("rw-r--r--");
        assertThat(disk.mode("a.pem.key")).isEqualTo("rw-------");
    }

    /** What lego has got, in a work directory that only the first test fills; others begin with a copy. */
    private static void bringWhatLegoHasGot(Disk disk) {
        try {
            Theatre first = new Theatre(files.resolve("first"));
            if (first.deploy(here -> here.add(lego())).finished().failed() > 0) {
                throw new AssertionError(first.deploy(here -> here.add(lego())).failure());
            }
            Files.createDirectories(disk.path("."));
            new ProcessBuilder(
                            "cp",
                            "-a",
                            first.workdir() + "/.acme",
                            disk.path("").toString())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** That the client is asked is tested below: it takes seconds each time. */
    @TestFactory
    Stream<DynamicTest> holdsWhatAllBlocksHold() {
        return BlockInvariant.of(Acme.class)
                .given(AcmeTest::bringWhatLegoHasGot)
                .deployed(here -> here.add(lego()))
                .present(disk -> assertHolds(disk, "shop.example.com"))
                .drift("a key that all can read", disk -> disk.setMode("a.pem.key", "rw-r--r--"))
                .drift("no certificate", disk -> disk.delete("a.pem"))
                .removed(here -> here.add(lego().absent()), disk -> {
                    assertThat(disk.exists("a.pem")).isFalse();
                    assertThat(disk.exists("a.pem.key")).isFalse();
                    assertThat(disk.exists(".acme/a.pem")).isFalse();
                })
                .in(base);
    }

    @Test
    void removingOneWhoseNameIsAPatternLeavesTheOthers() {
        disk.write(".acme/a.pem/kept", "x");
        disk.write(".acme/*.pem/gone", "x");

        deploy(here -> here.add(pebble.order("*.pem").withoutTimer().absent()));

        assertThat(disk.exists(".acme/a.pem/kept")).isTrue();
        assertThat(disk.exists(".acme/*.pem")).isFalse();
    }

    @Test
    void legoIsNeverAskedAgainWhileWhatIsThereHolds() {
        bringWhatLegoHasGot(disk);
        long before = pebble.issued();
        deploy(here -> here.add(lego()));
        assertHolds(disk, "shop.example.com");
        assertThat(deploy(here -> here.add(lego())).changed()).isEmpty();
        disk.delete("a.pem");
        disk.delete("a.pem.key");
        assertThat(deploy(here -> here.add(lego())).reasons())
                .singleElement()
                .asString()
                .endsWith("it is not in place");
        assertHolds(disk, "shop.example.com");
        assertThat(pebble.issued()).isEqualTo(before);
    }

    @Test
    void certbotIsAskedForOtherNamesAlone() {
        long before = pebble.issued();
        Acme account = certbot().eab(Pebble.KEY_ID, Secret.of(Pebble.HMAC_KEY).named("shop.eab"));
        Run run = deploy(here -> here.add(account));
        assertThat(run.events() + "").doesNotContain(Pebble.HMAC_KEY);
        assertHolds(disk, "shop.example.com", "www.shop.example.com");
        assertThat(deploy(here -> here.add(certbot())).reasons()).noneMatch(reason -> reason.contains("Issued"));
        assertThat(pebble.issued()).isEqualTo(before + 1);
        Run other = deploy(here -> here.add(certbot().names("shop.example.com", "other.example.com")));
        assertThat(other.reasons()).anyMatch(reason -> reason.endsWith("it is for other names"));
        assertHolds(disk, "shop.example.com", "other.example.com");
        assertThat(pebble.issued()).isEqualTo(before + 2);
    }

    @Test
    void anAccountThatTheAuthorityDoesNotKnowIsRefused() {
        Run refused = new Theatre(base)
                .deploy(here -> here.add(certbot().eab("nobody", Secret.of("c2VjcmV0LWtleS1vZi1ub2JvZHk"))));
        assertThat(refused.events() + "")
                .contains("the field 'kid' references a key that is not known to the ACME server");
        assertThat(refused.events() + "").doesNotContain("c2VjcmV0LWtleS1vZi1ub2JvZHk");
    }

    @Test
    void isRenewedByTheScriptOfTheTimer() {
        bringWhatLegoHasGot(disk);
        String[] renewal = new String[2];
        deploy(here -> System.arraycopy(
                here.add(lego().onRenewal("mkdir", here.workdir() + "/reloaded"))
                        .renewal(),
                0,
                renewal,
                0,
                2));
        String first = disk.read("a.pem");
        long before = pebble.issued();
        assertThat(exitCode(renewal)).isZero();
        assertThat(disk.read("a.pem")).isEqualTo(first);
        assertThat(disk.exists("reloaded")).isFalse();
        assertThat(pebble.issued()).isEqualTo(before);

        String script = disk.read(".acme/a.pem/acme.sh");
        disk.write(".acme/a.pem/acme.sh", script.replace("-checkend 2592000", "-checkend 259200000"));
        disk.directory("reloaded");
        assertThat(exitCode(renewal)).isNotZero();
        assertThat(pebble.issued()).isEqualTo(before + 1);
        assertThat(disk.read("a.pem")).isNotEqualTo(first);
        assertHolds(disk, "shop.example.com");

        disk.write(".acme/a.pem/acme.sh", script);
        disk.delete("reloaded");
        assertThat(exitCode(renewal)).isZero();
        assertThat(disk.exists("reloaded"))
                .as("the reload that failed is done later")
                .isTrue();
        disk.delete("reloaded");
        assertThat(exitCode(renewal)).isZero();
        assertThat(disk.exists("reloaded")).isFalse();
        assertThat(pebble.issued()).isEqualTo(before + 1);
    }

    private static int exitCode(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheAuthorityRefusesLeavesTheOldOneInForce() {
        bringWhatLegoHasGot(disk);
        deploy(here -> here.add(lego()));
        String first = disk.read("a.pem");
        Run run = new Theatre(base).deploy(here -> here.add(lego().names("shop.example.com", Pebble.BLOCKED)));
        assertThat(run.failure()).contains("Acme(\"a.pem\") > IssuedCertificate(\"shop.example.com\")");
        assertThat(run.events() + "")
                .contains("acme.sh issue")
                .contains(Pebble.BLOCKED)
                .contains("policy");
        assertThat(disk.read("a.pem")).isEqualTo(first);
        deploy(here -> here.add(lego()));
        assertThat(disk.read("a.pem")).isEqualTo(first);
    }

    @Test
    void needsAWebroot() {
        Run run = new Theatre(base).deploy(here -> here.add(lego().webroot("nowhere")));
        assertThat(run.failure())
                .contains("there is no directory " + new Theatre(base).workdir() + "/nowhere")
                .contains("http://shop.example.com/.well-known/acme-challenge/");
    }

    @Test
    void refusesWhatNoClientGets() {
        Theatre theatre = new Theatre(base);
        assertThat(theatre.problems(here -> here.add(lego().names("*.example.com"))))
                .contains("no client gets a certificate for '*.example.com'");
        assertThat(theatre.problems(here -> here.add(lego().names("192.0.2.10"))))
                .contains("no client gets a certificate for '192.0.2.10'");
        assertThat(theatre.problems(here -> here.add(Acme.at("a.pem").names("a.example.com"))))
                .contains("Acme(\"a.pem\") needs .names(…), .email(…) and .webroot(…)");
        assertThat(theatre.problems(here -> here.add(lego().eab("a", Secret.of("secret")))))
                .contains("lego takes the key of .eab(…) on its command line");
        assertThat(theatre.problems(here -> here.add(lego().server("http://ca.example.com"))))
                .contains("which begins with https://");
    }
}
