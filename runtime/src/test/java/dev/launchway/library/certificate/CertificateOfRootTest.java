package dev.launchway.library.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.engine.privilege.Root;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Certificates of root, by a user who may do what is printed for sudo and nothing else. */
@OnMachine(value = Init.CRON, user = "walker")
class CertificateOfRootTest {

    private static final Path SPACE = Path.of("/srv/machine");

    private final Theatre theatre = new Theatre(SPACE.resolve("certificates"));

    private Run deploy(Consumer<Configuration> stage) {
        Root.allows(theatre.sudoers(stage, "walker").text());
        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed())
                .as(() -> run.failure() + run.messages())
                .isZero();
        assertThat(predicted.reasons()).isEqualTo(run.reasons());
        assertThat(theatre.deploy(stage).reasons()).as("changed again").isEmpty();
        return run;
    }

    @Test
    void comeAndGoAndAreRenewed() throws Exception {
        Authority authority = new Authority(Files.createDirectory(SPACE.resolve("authority")))
                .issue("shop", 200, "DNS:shop.example.com")
                .issue("next", 300, "DNS:shop.example.com");
        Certificate certificate = Certificate.at("/etc/ssl/shop/shop.pem")
                .content(authority.text("shop.pem", "issuing.pem"))
                .key(Secret.of(authority.text("shop.key")).named("shop.key"))
                .mode("0640")
                .group("adm")
                .leading()
                .as("root");
        deploy(here -> here.add(certificate));
        assertThat(Root.does("stat -c '%a %U %G' /etc/ssl/shop/shop.pem /etc/ssl/shop/shop.pem.key"))
                .isEqualTo("644 root adm\n640 root adm\n");
        assertThat(Root.does("cat /etc/ssl/shop/shop.pem.key")).isEqualTo(authority.text("shop.key"));
        deploy(here ->
                here.add(Certificate.at("/etc/ssl/shop/shop.pem").as("root").absent()));
        assertThat(Root.does("ls -A /etc/ssl/shop")).isEmpty();

        Disk store = new Disk(theatre.workdir().resolve(".acme/a.pem/lego-ca.example.com_dir/certificates"));
        bring(store, authority, "shop");
        String[] renewal = new String[2];
        deploy(here -> System.arraycopy(
                here.add(Acme.at("a.pem")
                                .client(AcmeClient.LEGO)
                                .server("https://ca.example.com/dir")
                                .names("shop.example.com")
                                .email("ops@example.com")
                                .webroot("webroot")
                                .withoutTimer()
                                .onRenewalAs("root", "touch", "/etc/ssl/shop/reloaded"))
                        .renewal(),
                0,
                renewal,
                0,
                2));
        bring(store, authority, "next");
        assertThat(new ProcessBuilder(renewal).inheritIO().start().waitFor()).isZero();
        assertThat(new Disk(theatre.workdir()).read("a.pem")).isEqualTo(authority.text("next.pem", "issuing.pem"));
        assertThat(Root.does("stat -c %U /etc/ssl/shop/reloaded")).isEqualTo("root\n");
    }

    @Test
    void thoseOfTheHostItselfAreRootsToo() {
        deploy(here -> here.add(SelfSignedCertificate.at("/etc/ssl/own/own.pem")
                .names("shop.example.com")
                .mode("0640")
                .group("adm")
                .leading()
                .as("root")));
        assertThat(Root.does("stat -c '%a %U %G' /etc/ssl/own/own.pem /etc/ssl/own/own.pem.key"))
                .isEqualTo("644 root adm\n640 root adm\n");

        deploy(here -> here.add(
                SelfSignedCertificate.at("/etc/ssl/own/own.pem").as("root").absent()));
        assertThat(Root.does("ls -A /etc/ssl/own")).isEmpty();
    }

    @Test
    void whatAnAuthorityGaveIsRenewedForRoot() throws Exception {
        Authority authority = new Authority(Files.createDirectory(SPACE.resolve("renewing")))
                .issue("shop", 200, "DNS:shop.example.com")
                .issue("next", 300, "DNS:shop.example.com");
        Disk store = new Disk(theatre.workdir().resolve(".acme/root.pem/lego-ca.example.com_dir/certificates"));
        bring(store, authority, "shop");
        String[] renewal = new String[2];
        deploy(here -> System.arraycopy(
                here.add(Acme.at("/etc/ssl/acme/root.pem")
                                .client(AcmeClient.LEGO)
                                .server("https://ca.example.com/dir")
                                .names("shop.example.com")
                                .email("ops@example.com")
                                .webroot("webroot")
                                .withoutTimer()
                                .group("adm")
                                .mode("0640")
                                .leading()
                                .as("root")
                                .onRenewalAs("root", "touch", "/etc/ssl/acme/reloaded"))
                        .renewal(),
                0,
                renewal,
                0,
                2));
        assertThat(Root.does("stat -c '%a %U %G' /etc/ssl/acme/root.pem /etc/ssl/acme/root.pem.key"))
                .isEqualTo("644 root adm\n640 root adm\n");

        bring(store, authority, "next");
        assertThat(new ProcessBuilder(renewal).inheritIO().start().waitFor()).isZero();

        assertThat(Root.does("cat /etc/ssl/acme/root.pem.key")).isEqualTo(authority.text("next.key"));
        assertThat(Root.does("cat /etc/ssl/acme/root.pem")).isEqualTo(authority.text("next.pem", "issuing.pem"));
        assertThat(Root.does("stat -c '%a %U %G' /etc/ssl/acme/root.pem.key /etc/ssl/acme/reloaded"))
                .isEqualTo("640 root adm\n600 root root\n");
        deploy(here -> here.add(
                Acme.at("/etc/ssl/acme/root.pem").withoutTimer().as("root").absent()));
        assertThat(Root.does("ls -A /etc/ssl/acme")).isEqualTo("reloaded\n");
    }

    private static void bring(Disk store, Authority authority, String name) {
        store.write("shop.example.com.crt", authority.text(name + ".pem", "issuing.pem"));
        store.write("shop.example.com.key", authority.text(name + ".key"));
    }
}
