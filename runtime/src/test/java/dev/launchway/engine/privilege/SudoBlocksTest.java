package dev.launchway.engine.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.host.Firewall;
import dev.launchway.library.host.FirewallRule;
import dev.launchway.library.host.Limits;
import dev.launchway.library.host.Mount;
import dev.launchway.library.host.Sysctl;
import dev.launchway.library.host.Timezone;
import dev.launchway.library.packages.AptPackage;
import dev.launchway.library.packages.AptSource;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Blocks that always need root, deployed by a user who may do what is printed for sudo and nothing else. */
@OnMachine(value = Init.CRON, user = "walker")
class SudoBlocksTest {

    private static final Path BASE = Path.of("/srv/machine/blocks");

    private final Theatre theatre = new Theatre(BASE)
            .gathering("firewall", Firewall.class, "launchway:firewall-rule")
            .set("firewall", "program", "/usr/local/sbin/nft-of-host");

    private static void prepare() {
        Root.does("""
                set -e
                rm -f /etc/apt/sources.list /etc/apt/sources.list.d/* /usr/sbin/policy-rc.d
                rm -rf /var/lib/apt/lists/*
                mkdir -p /srv/repository /srv/tree/DEBIAN
                printf 'Package: sample\\nVersion: 1.0\\nArchitecture: all\\nMaintainer: X <x@example.com>\\nDescription: x\\n' \
                  > /srv/tree/DEBIAN/control
                cd /srv/repository
                dpkg-deb --root-owner-group -Znone --build /srv/tree sample.deb
                { dpkg-deb --field sample.deb
                  printf 'Filename: ./sample.deb\\nSize: %s\\nSHA256: %s\\n\\n' "$(stat -c %s sample.deb)" \
                    "$(sha256sum sample.deb | cut -d ' ' -f 1)"; } > Packages
                printf 'SHA256:\\n %s %s Packages\\n' "$(sha256sum Packages | cut -d ' ' -f 1)" "$(stat -c %s Packages)" > Release
                mkdir -m 700 /srv/keys
                gpg="gpg --homedir=/srv/keys --quiet --batch --passphrase="
                $gpg --quick-gen-key packages@example.com ed25519 sign never
                $gpg --clearsign --output InRelease Release
                $gpg --armor --export > /srv/machine/key.asc
                $gpg --with-colons --list-keys | grep ^fpr: | cut -d : -f 10 > /srv/machine/fingerprint
                ip netns add host
                printf '#!/bin/sh\\nexec nsenter --net=/run/netns/host /usr/sbin/nft "$@"\\n' > /usr/local/sbin/nft-of-host
                chmod 0755 /usr/local/sbin/nft-of-host
                """);
    }

    private static void present(Configuration here) {
        try {
            File key = here.add(File.at("key.asc").content(Files.readString(Path.of("/srv/machine/key.asc"))));
            here.add(AptSource.named("sample")
                    .url("file:///srv/repository")
                    .suite("./")
                    .key(key)
                    .fingerprint(Files.readString(Path.of("/srv/machine/fingerprint"))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        here.add(AptPackage.of("sample").held().withoutStart());
        here.add(Sysctl.of("kernel.msgmax").value(16384));
        here.add(Limits.of("walker").openFiles(777));
        here.add(Timezone.of("Asia/Tokyo"));
        here.add(Mount.at("/srv/cache").device("tmpfs").type("tmpfs").options("size=64k"));
        here.add(FirewallRule.named("all tcp").tcp("1-65535"));
    }

    private static void absent(Configuration here) {
        here.add(AptPackage.of("sample").purged().notHeld());
        here.add(AptSource.named("sample").absent());
        here.add(Sysctl.of("kernel.msgmax").absent());
        here.add(Limits.of("walker").absent());
        here.add(Mount.at("/srv/cache").absent());
        here.add(FirewallRule.named("web").tcp(22, 80));
    }

    private void deploy(Consumer<Configuration> stage) {
        Root.allows(theatre.sudoers(stage, "walker").text());
        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(run.events().toString()).isZero();
        assertThat(predicted.changed()).isEqualTo(run.changed());
        assertThat(theatre.deploy(stage).reasons()).as("changed again").isEmpty();
    }

    @Test
    void workByTheRulesThatArePrintedForThem() {
        prepare();
        Root.allows("# nothing\n");
        assertThat(new Theatre(BASE).unfit(here -> here.add(AptPackage.of("sample"))))
                .anyMatch(line -> line.contains("NOPASSWD: ") && line.contains("/usr/bin/apt-get -y -q"))
                .anyMatch(line -> line.startsWith("help: add them to a file of /etc/sudoers.d"));

        deploy(SudoBlocksTest::present);

        assertThat(Root.does("dpkg-query --show --showformat='${db:Status-Abbrev}' sample"))
                .isEqualTo("hi ");
        assertThat(Root.does(
                        "sysctl -n kernel.msgmax; su walker -c 'ulimit -n'; date +%Z; findmnt -n -o FSTYPE /srv/cache"))
                .isEqualTo("16384\n777\nJST\ntmpfs\n");
        assertThat(Root.does("/usr/local/sbin/nft-of-host list table inet launchway"))
                .contains("tcp dport 1-65535 accept");
        assertThat(Root.does(
                        "stat -c '%a %U' /etc/apt/keyrings/sample.gpg /etc/fstab; ls /usr/sbin/policy-rc.d 2>&1 || :"))
                .startsWith("644 root\n644 root\nls: cannot access");

        deploy(SudoBlocksTest::absent);

        assertThat(Root.does("dpkg-query --show sample 2>&1 || :")).contains("no packages found");
        assertThat(List.of(
                        "/etc/apt/keyrings/sample.gpg",
                        "/etc/apt/sources.list.d/sample.sources",
                        "/etc/sysctl.d/60-kernel.msgmax.conf",
                        "/etc/security/limits.d/60-walker.conf"))
                .noneMatch(path -> Files.exists(Path.of(path)));
        assertThat(Root.does("findmnt /srv/cache || :")).isEmpty();
    }
}
