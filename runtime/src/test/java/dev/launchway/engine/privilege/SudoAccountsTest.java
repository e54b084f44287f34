package dev.launchway.engine.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.host.HostEntry;
import dev.launchway.library.user.AuthorizedKey;
import dev.launchway.library.user.KnownHost;
import dev.launchway.library.user.SudoRule;
import dev.launchway.library.user.Sudoers;
import dev.launchway.library.user.User;
import dev.launchway.library.user.UserGroup;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Users, their access and names of hosts, by a user who may do nothing but what is printed for sudo. */
@OnMachine(value = Init.CRON, user = "walker")
class SudoAccountsTest {

    private static final Path SPACE = Path.of("/srv/machine");
    private static final Secret HASH = Secret.of("$6$abcdefgh$hashOfAPasswordCanary");
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4JBCmDRgL9VkLobtO";

    private final Theatre theatre =
            new Theatre(SPACE.resolve("accounts-" + UUID.randomUUID()).resolve("theatre"));

    private Run deploy(Consumer<Configuration> stage) {
        Root.allows(theatre.sudoers(stage, "walker").text());
        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(run.events().toString()).isZero();
        assertThat(predicted.notKnown()).isEmpty();
        assertThat(predicted.reasons()).isEqualTo(run.reasons());
        assertThat(run.events().toString()).doesNotContain("hashOfAPassword");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        return run;
    }

    private static void all(Configuration here, int uid) {
        here.add(UserGroup.named("crew").gid(4801));
        here.add(User.named("shop")
                .uid(uid)
                .group("crew")
                .groups("games")
                .home("/srv/shop")
                .shell("/bin/sh")
                .password(HASH)
                .expires("2030-01-31"));
        here.add(AuthorizedKey.of(KEY).user("shop").home("/srv/shop").options("restrict"));
        here.add(KnownHost.of("git.example.com")
                .key(KEY)
                .user("shop")
                .home("/srv/shop")
                .hashed());
        here.add(KnownHost.of("git.example.com").key(KEY).ofSystem());
        here.add(Sudoers.named("shop")
                .rule(SudoRule.of("shop").runs("/usr/bin/id").noPassword()));
        here.add(HostEntry.of("db.example.test").address("192.0.2.10").inPlace());
    }

    @Test
    void areMadeChangedAndRemoved() {
        deploy(here -> all(here, 4711));
        assertThat(Root.does("id shop; ls -dn /srv/shop/.ssh /srv/shop/.ssh/* | cut -d' ' -f1,3,4;"
                        + " cat /srv/shop/.ssh/authorized_keys; stat -c '%a %U' /etc/sudoers.d/shop;"
                        + " cut -d: -f2,8 /etc/shadow | grep canary -i"))
                .contains("uid=4711(shop) gid=4801(crew) groups=4801(crew),60(games)")
                .contains("drwx------ 4711 4801")
                .contains("restrict " + KEY)
                .contains("440 root")
                .contains("hashOfAPasswordCanary:21945");

        assertThat(deploy(here -> all(here, 4712)).changed()).contains("User(\"shop\")");
        assertThat(Root.does("id -u shop")).isEqualTo("4712\n");

        deploy(here -> {
            here.add(AuthorizedKey.of(KEY).user("shop").home("/srv/shop").absent());
            here.add(KnownHost.of("git.example.com").ofSystem().absent());
            here.add(Sudoers.named("shop").absent());
            here.add(HostEntry.of("db.example.test").inPlace().absent());
        });
        deploy(here -> {
            here.add(User.named("shop").absentWithHome());
            here.add(UserGroup.named("crew").absent());
        });
        assertThat(Root.does("getent passwd shop; getent group crew; ls -d /srv/shop /etc/sudoers.d/shop 2>/dev/null;"
                        + " grep db.example /etc/hosts; true"))
                .isEmpty();
    }

    @Test
    void aHomeDirectoryThatTheDeploymentCanExchangeIsRefused() {
        Root.allows("walker ALL=(ALL) NOPASSWD: ALL\n");
        assertThat(theatre.unfit(here -> here.add(User.named("shop").home(SPACE + "/shop")))
                        .get(0))
                .startsWith("cannot change /srv/machine/shop as root: ");
    }
}
