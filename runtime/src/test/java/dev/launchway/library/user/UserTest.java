package dev.launchway.library.user;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Users and groups of a machine of their own, by the programs that change them. */
@OnMachine(Init.CRON)
class UserTest {

    /** Of "first", by openssl passwd -6. */
    private static final Secret PASSWORD = Secret.of(
            "$6$abcdefgh$npH7J1.8NoNMAYwvngyiZ3cCmOpG.ZR.csYOvE3NltX1bpy6wzBUKrR4YS87o9IfhgcGkrNjVvXwaGAcc4SFl/");

    private static final Disk ETC = new Disk(Path.of("/etc"));
    private static final Disk SRV = new Disk(Path.of("/srv"));

    private final Bench bench = new Bench();

    private static String entry(String name) {
        return says("getent", "passwd", name);
    }

    private static String groups(String name) {
        return says("id", "-nG", name);
    }

    private static String shadow(String name) {
        return says("getent", "shadow", name);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(User.class)
                .deployed(here -> here.add(User.named("shop")
                        .uid(4711)
                        .groups("adm", "games")
                        .home("/srv/shop")
                        .shell("/bin/sh")
                        .comment("the shop")
                        .expires("2030-01-31")
                        .password(PASSWORD)))
                .present(disk -> {
                    assertThat(entry("shop")).matches("shop:x:4711:[0-9]+:the shop:/srv/shop:/bin/sh");
                    assertThat(groups("shop").split(" ")).contains("shop", "adm", "games");
                    assertThat(shadow("shop"))
                            .startsWith("shop:" + PASSWORD.reveal() + ":")
                            .endsWith(":21945:");
                    assertThat(SRV.isDirectory("shop")).isTrue();
                    assertThat(SRV.owner("shop")).isEqualTo(4711);
                })
                .state(disk -> ETC.inode("passwd") + " " + ETC.inode("shadow") + " " + ETC.inode("group"))
                .drift("another number", disk -> says("usermod", "-u", "4712", "shop"))
                .drift("out of a group", disk -> says("gpasswd", "-d", "shop", "adm"))
                .drift("another shell", disk -> says("usermod", "-s", "/bin/false", "shop"))
                .drift("another comment", disk -> says("usermod", "-c", "", "shop"))
                .drift("another home", disk -> says("usermod", "-d", "/nowhere", "shop"))
                .drift("no home", disk -> SRV.delete("shop"))
                .drift("another day", disk -> says("usermod", "-e", "", "shop"))
                .drift("another password", disk -> says("usermod", "-p", "$6$otherotherother$x", "shop"))
                .drift("removed", disk -> says("userdel", "-r", "shop"))
                .removed(here -> here.add(User.named("shop").absentWithHome()), disk -> {
                    assertThat(entry("shop")).isEmpty();
                    assertThat(SRV.exists("shop")).isFalse();
                })
                .afterwards(disk -> says("userdel", "-r", "shop")));
    }

    @Test
    void groupsHoldWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(UserGroup.class)
                .deployed(here -> here.add(UserGroup.named("crew").gid(4801)))
                .present(disk -> assertThat(says("getent", "group", "crew")).isEqualTo("crew:x:4801:"))
                .state(disk -> ETC.inode("group"))
                .drift("another number", disk -> says("groupmod", "-g", "4802", "crew"))
                .drift("removed", disk -> says("groupdel", "crew"))
                .removed(
                        here -> here.add(UserGroup.named("crew").absent()),
                        disk -> assertThat(says("getent", "group", "crew")).isEmpty())
                .afterwards(disk -> says("groupdel", "crew")));
    }

    @Test
    void looksAtWhatWasSaidAlone() {
        says("useradd", "-m", "-d", "/srv/other", "-s", "/bin/false", "-c", "by hand", "-G", "games", "other");
        bench.deploy(here -> here.add(User.named("other").groups("adm")));

        assertThat(entry("other")).endsWith(":by hand:/srv/other:/bin/false");
        assertThat(groups("other")).contains("games", "adm");

        bench.deploy(here -> here.add(User.named("other").groups("adm").noOtherGroups()));
        assertThat(groups("other")).isEqualTo("other adm");
        bench.deploy(here -> here.add(User.named("other").absent()));
        assertThat(SRV.isDirectory("other")).isTrue();
    }

    @Test
    void aNewOneHasWhatTheHostGivesToUsers() {
        bench.deploy(here -> {
            here.add(User.named("plain"));
            here.add(User.named("daemonic").system().shell("/usr/sbin/nologin"));
        });
        assertThat(entry("plain")).contains(":/home/plain:");
        assertThat(new Disk(Path.of("/home")).isDirectory("plain")).isTrue();
        assertThat(shadow("plain")).startsWith("plain:!:");
        assertThat(Integer.parseInt(says("id", "-u", "daemonic"))).isLessThan(1000);
        assertThat(new Disk(Path.of("/home")).exists("daemonic")).isFalse();
    }

    @Test
    void aGroupOfTheSameRunIsPredicted() {
        Consumer<Configuration> stage = here -> {
            here.add(UserGroup.named("editors"));
            here.add(User.named("editor").group("editors").groups("adm"));
        };
        assertThat(bench.deploy(stage).changed()).contains("UserGroup(\"editors\")", "User(\"editor\")");
        assertThat(says("id", "-gn", "editor")).isEqualTo("editors");
        assertThat(bench.deploy(stage).changed()).isEmpty();
    }

    /** As after a removal that kept it. */
    @Test
    void aNewOneTakesTheGroupOfItsNameThatIsThere() {
        says("groupadd", "-g", "4901", "twice");
        bench.deploy(here -> here.add(User.named("twice")));
        assertThat(says("id", "-g", "twice")).isEqualTo("4901");
    }

    @Test
    void lockedIsWhatNoPasswordOpens() {
        says("useradd", "-p", PASSWORD.reveal(), "opened");
        bench.deploy(here -> here.add(User.named("opened").locked()));
        assertThat(shadow("opened")).startsWith("opened:!$6$");
        assertThat(bench.deploy(here -> here.add(User.named("opened").locked())).changed())
                .isEmpty();
        bench.deploy(here -> here.add(User.named("opened").password(PASSWORD)));
        assertThat(shadow("opened")).startsWith("opened:$6$");
    }

    @Test
    void thePasswordIsSeenNowhereAndMustBeAHash() {
        Run clear = bench.theatre.deploy(here -> here.add(User.named("careless").password(Secret.of("canary-clear"))));
        assertThat(clear.failure()).contains("is no hash of crypt(5)").contains("openssl passwd -6");
        assertThat(entry("careless")).isEmpty();
        Run run = bench.deploy(here -> here.add(User.named("careful").password(PASSWORD)));
        assertThat(clear.events() + " " + run.events())
                .doesNotContain("canary-clear")
                .doesNotContain(PASSWORD.reveal().substring(12));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(failure(User.named("lonely").group("nobodys")))
                .contains("there is no group 'nobodys' on this host")
                .contains("deploy a UserGroup");
        assertThat(failure(User.named("lonely").groups("nobodys"))).contains("there is no group 'nobodys'");
        assertThat(failure(User.named("lonely").shell("/bin/nosh"))).contains("there is no /bin/nosh on this host");
        says("mv", "/usr/sbin/useradd", "/usr/sbin/useradd-");
        try {
            assertThat(failure(User.named("lonely")))
                    .contains("there is no program /usr/sbin/useradd")
                    .contains("package passwd");
        } finally {
            says("mv", "/usr/sbin/useradd-", "/usr/sbin/useradd");
        }
        assertThat(entry("lonely")).isEmpty();
    }

    private String failure(Object component) {
        return bench.theatre.deploy(here -> here.add(component)).failure();
    }

    /** The old state stays in force, and the next run goes on. */
    @Test
    void aUserWhoseProcessesRunIsLeftAlone() throws IOException {
        says("useradd", "-u", "4960", "busy");
        Process process =
                new ProcessBuilder("setpriv", "--reuid=busy", "--regid=busy", "--clear-groups", "sleep", "600").start();
        try {
            Waiting.waitFor("it is the user's")
                    .until(() -> says("ps", "-o", "comm=", "-u", "busy").contains("sleep"));
            assertThat(failure(User.named("busy").uid(4961)))
                    .contains("a process of 'busy' runs")
                    .contains("end it");
            assertThat(failure(User.named("busy").absent())).contains("a process of 'busy' runs");
            assertThat(says("id", "-u", "busy")).isEqualTo("4960");
        } finally {
            process.destroyForcibly().onExit().join();
        }
        bench.deploy(here -> here.add(User.named("busy").uid(4961)));
        assertThat(says("id", "-u", "busy")).isEqualTo("4961");
    }

    @Test
    void aGroupThatUsersNeedStays() {
        says("useradd", "needing");
        assertThat(failure(UserGroup.named("needing").absent())).contains("groupdel");
        assertThat(says("getent", "group", "needing")).isNotEmpty();
    }
}
