package dev.launchway.library.user;

import static dev.launchway.library.service.Bench.says;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Keys of other users, and hosts that are asked for theirs, with the server and the client of OpenSSH. */
@OnMachine(Init.CRON)
class SshAccessTest {

    private static final Disk WALKER = new Disk(Path.of("/home/walker"));
    private static final Disk ETC = new Disk(Path.of("/etc/ssh"));

    private final Bench bench = new Bench();
    private final Disk keys = new Disk(Path.of("/srv/machine/keys"));
    private int port;

    private String makeKey(String name) {
        keys.directory(".");
        says("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", keys.path(name) + "");
        return keys.read(name + ".pub").strip();
    }

    private String fingerprint(String name) {
        return says("ssh-keygen", "-l", "-f", keys.path(name) + ".pub").split(" ", -1)[1];
    }

    /** A server that answers while a test looks at it. */
    private void served(String hostKey, Runnable test) throws IOException {
        port = freePort();
        new Disk(Path.of("/run")).directory("sshd");
        Process server = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-f",
                        "/dev/null",
                        "-h",
                        keys.path(hostKey) + "",
                        "-p",
                        "" + port,
                        "-o",
                        "ListenAddress=127.0.0.1",
                        "-o",
                        "UsePAM=no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Waiting.waitFor("it answers").ignoreExceptions().until(() -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    return true;
                }
            });
            test.run();
        } finally {
            server.destroyForcibly().onExit().join();
        }
    }

    private Consumer<Configuration> known(String fingerprint) {
        return here -> here.add(
                KnownHost.of("127.0.0.1").port(port).fingerprint(fingerprint).ofSystem());
    }

    @Test
    void aUserLogsInByItsKeyAtAHostThatIsKnown() throws IOException {
        says("usermod", "-p", "*", "walker");
        makeKey("host");
        String key = makeKey("ada");
        served("host", () -> {
            bench.deploy(here -> {
                here.add(AuthorizedKey.of(key).user("walker").options("restrict"));
                here.add(KnownHost.of("127.0.0.1")
                        .port(port)
                        .fingerprint(fingerprint("host"))
                        .ofSystem());
            });
            assertThat(says(
                            "ssh",
                            "-oBatchMode=yes",
                            "-oStrictHostKeyChecking=yes",
                            "-p",
                            "" + port,
                            "-i",
                            keys.path("ada") + "",
                            "walker@127.0.0.1",
                            "id -un"))
                    .isEqualTo("walker");
        });
        assertThat(WALKER.owner(".ssh/authorized_keys")).isEqualTo(WALKER.owner("."));
        assertThat(WALKER.owner(".ssh")).isEqualTo(WALKER.owner("."));
        assertThat(WALKER.mode(".ssh") + " " + WALKER.mode(".ssh/authorized_keys"))
                .isEqualTo("rwx------ rw-------");
    }

    @Test
    void fingerprintsHoldWhatAllBlocksHold() throws IOException {
        says("rm", "-f", "/etc/ssh/ssh_known_hosts");
        makeKey("first");
        String other = makeKey("second");
        served(
                "first",
                () -> bench.hold(BlockInvariant.of(KnownHost.class)
                        .deployed(known(fingerprint("first")))
                        .present(disk -> {
                            assertThat(says(
                                            "ssh-keygen",
                                            "-lF",
                                            "[127.0.0.1]:" + port,
                                            "-f",
                                            "/etc/ssh/ssh_known_hosts"))
                                    .contains(fingerprint("first"))
                                    .doesNotContain(fingerprint("second"));
                            assertThat(ETC.mode("ssh_known_hosts")).isEqualTo("rw-r--r--");
                        })
                        .state(disk -> ETC.exists("ssh_known_hosts") ? ETC.inode("ssh_known_hosts") : "")
                        .drift("removed", disk -> ETC.delete("ssh_known_hosts"))
                        .drift(
                                "another key",
                                disk -> ETC.write("ssh_known_hosts", "[127.0.0.1]:" + port + " " + other + "\n"))
                        .removed(
                                here -> here.add(KnownHost.of("127.0.0.1")
                                        .port(port)
                                        .ofSystem()
                                        .absent()),
                                disk -> assertThat(ETC.read("ssh_known_hosts")).isEmpty())
                        .afterwards(disk -> says("rm", "-f", "/etc/ssh/ssh_known_hosts"))));
    }

    @Test
    void aHostWithAnotherKeyIsNotTrusted() throws IOException {
        says("rm", "-f", "/etc/ssh/ssh_known_hosts");
        makeKey("true");
        makeKey("false");
        served("false", () -> {
            String failure = bench.theatre.deploy(known(fingerprint("true"))).failure();
            assertThat(failure)
                    .contains("[127.0.0.1]:" + port + " shows keys with the fingerprints")
                    .contains(fingerprint("false"))
                    .contains("is to have [" + fingerprint("true"))
                    .contains("ask who runs it");
            assertThat(ETC.exists("ssh_known_hosts")).isFalse();
        });
        assertThat(bench.theatre.deploy(known(fingerprint("true"))).failure())
                .contains("showed no key")
                .contains("whether an SSH server answers");
    }

    /** The user may put there what it likes: what it may not reach itself, nobody reaches for it. */
    @Test
    void aLinkOfTheUserLeadsNobodyAstray() {
        String key = makeKey("led");
        says("useradd", "-m", "liar");
        new Disk(Path.of("/root")).directory(".ssh");
        new Disk(Path.of("/home/liar")).link(".ssh", "/root/.ssh");

        assertThat(bench.theatre
                        .deploy(here -> here.add(AuthorizedKey.of(key).user("liar")))
                        .failure())
                .contains("/home/liar/.ssh");
        assertThat(Path.of("/root/.ssh/authorized_keys")).doesNotExist();
    }

    @Test
    void aUserOfTheSameRunIsPredictedAndAMissingOneNamed() {
        String key = makeKey("new");
        Consumer<Configuration> alone = here -> here.add(AuthorizedKey.of(key).user("newcomer"));
        assertThat(bench.theatre.deploy(alone).failure())
                .contains("for the user 'newcomer', who is not on this host: deploy a User before");
        bench.deploy(here -> {
            here.add(User.named("newcomer"));
            alone.accept(here);
        });
        assertThat(new Disk(Path.of("/home/newcomer")).read(".ssh/authorized_keys"))
                .isEqualTo(key + "\n");
    }

    @Test
    void aHomeThatIsElsewhereIsSaid() {
        String key = makeKey("moved");
        says("useradd", "-m", "-d", "/srv/mover", "mover");
        assertThat(bench.theatre
                        .deploy(here -> here.add(AuthorizedKey.of(key).user("mover")))
                        .failure())
                .contains("the home directory of 'mover' is /srv/mover on this host")
                .contains("say .home(\"/srv/mover\")");
        bench.deploy(here -> here.add(AuthorizedKey.of(key).user("mover").home("/srv/mover")));
        Disk home = new Disk(Path.of("/srv/mover"));
        assertThat(home.owner(".ssh/authorized_keys")).isEqualTo(home.owner("."));
        assertThat(home.owner(".ssh")).isEqualTo(home.owner("."));
    }
}
