package dev.launchway.engine.privilege;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.database.PostgresDatabase;
import dev.launchway.library.database.PostgresGrant;
import dev.launchway.library.database.PostgresRole;
import dev.launchway.library.database.PostgresServer;
import dev.launchway.library.database.SqlMigrations;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.library.file.ManagedContent;
import dev.launchway.library.file.Symlink;
import dev.launchway.library.process.Command;
import dev.launchway.library.web.Acting;
import dev.launchway.library.web.HaproxyBackend;
import dev.launchway.library.web.NginxSite;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Files and commands of other users, by the real sudo, which allows what is printed for it and nothing else. */
@OnMachine(value = Init.CRON, user = "walker")
class SudoTest {

    private static final Path SPACE = Path.of("/srv/machine");

    private final Path directory = SPACE.resolve("sudo-" + UUID.randomUUID());
    private final Theatre theatre = new Theatre(directory.resolve("theatre"));

    private void allow(Consumer<Configuration> stage) {
        Root.allows(theatre.sudoers(stage, "walker").text());
    }

    private void hold(BlockInvariant block) {
        block.in(directory.resolve("invariant")).forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (Throwable e) {
                throw new AssertionError(test.getDisplayName() + ": " + e.getMessage(), e);
            }
        });
    }

    @SuppressWarnings("UnnecessaryLambda") // a stage, as others of this test
    private static Consumer<Configuration> file() {
        return here -> here.add(File.at("/etc/shop/app.conf")
                .content("port = 80\n")
                .mode("0640")
                .owner("root")
                .group("adm")
                .leading()
                .as("root"));
    }

    @Test
    void aFileOfRootHoldsWhatAllBlocksHold() {
        allow(file());
        hold(BlockInvariant.of(File.class)
                .deployed(theatre.deployment(file()))
                .unproven("looks with the eyes of root")
                .present(disk -> {
                    assertThat(Root.does("cat /etc/shop/app.conf")).isEqualTo("port = 80\n");
                    assertThat(Root.does("stat -c '%a %U %G' /etc/shop/app.conf"))
                            .isEqualTo("640 root adm\n");
                    assertThat(Root.does("ls -A /etc/shop")).isEqualTo("app.conf\n");
                })
                .state(disk -> Root.does("ls -li --time-style=full-iso /etc/shop; cat /var/log/cron.log 2>&1 || :"))
                .drift("other content", disk -> Root.does("echo x > /etc/shop/app.conf"))
                .drift("other mode", disk -> Root.does("chmod 0644 /etc/shop/app.conf"))
                .drift("other owner", disk -> Root.does("chown daemon:daemon /etc/shop/app.conf"))
                .drift("removed", disk -> Root.does("rm -r /etc/shop"))
                .drift("a link instead", disk -> Root.does("ln -sf /dev/null /etc/shop/app.conf"))
                .drift(
                        "a leftover of a killed run",
                        disk -> Root.does("rm /etc/shop/app.conf; echo half > /etc/shop/.launchway-new.app.conf"))
                .afterwards(disk -> Root.does("rm -r /etc/shop")));
    }

    @SuppressWarnings("UnnecessaryLambda") // a stage, as others of this test
    private static Consumer<Configuration> command() {
        return here -> here.add(Command.of("cp", "/etc/hostname", "/home/helper/made")
                .creates("/home/helper/made")
                .directory("/")
                .env("LC_ALL", "C")
                .timeout("1m")
                .as("helper"));
    }

    @Test
    void aCommandOfAnotherUserHoldsWhatAllBlocksHold() {
        Root.does("id helper 2>/dev/null || useradd -m helper; chmod 0700 /home/helper");
        allow(command());
        hold(BlockInvariant.of(Command.class)
                .deployed(theatre.deployment(command()))
                .unproven("looks with the eyes of helper")
                .present(disk ->
                        assertThat(Root.does("stat -c %U /home/helper/made")).isEqualTo("helper\n"))
                .state(disk -> Root.does("stat -c %i%y /home/helper/made || :"))
                .drift("what it made is gone", disk -> Root.does("rm /home/helper/made"))
                .afterwards(disk -> Root.does("rm /home/helper/made")));
    }

    @SuppressWarnings("UnnecessaryLambda") // a stage, as others of this test
    private static Consumer<Configuration> database() {
        return here -> {
            PostgresServer server = PostgresServer.local().socket("/srv/pg").port(5499);
            here.add(PostgresRole.named("shop owner")
                    .password(Secret.of("correct horse"))
                    .on(server));
            here.add(PostgresDatabase.named("shop")
                    .owner("shop owner")
                    .extensions("pg_trgm")
                    .on(server));
            here.add(SqlMigrations.of("schema").in("shop").role("shop owner").on(server));
            here.add(PostgresGrant.toEverybody().in("shop").onDatabase().on(server));
        };
    }

    @Test
    void aDatabaseIsDeployedByWhoMayAskTheServerAsItsUserAndNothingElse() {
        String server = "runuser -u postgres -- /usr/lib/postgresql/15/bin/";
        Root.does("cd / && install -d -o postgres /srv/pg && " + server
                + "initdb --no-sync --auth=peer -D /srv/pg/data >/dev/null" + " && " + server
                + "pg_ctl -D /srv/pg/data -o '-k /srv/pg -p 5499 -c listen_addresses=' -l /srv/pg/log -w start");
        try {
            allow(database());
            assertThat(theatre.predict(database()).notKnown()).isEmpty();

            Run run = theatre.deploy(database());

            assertThat(run.finished().failed()).as(run.events().toString()).isZero();
            assertThat(run.changed()).hasSize(4);
            assertThat(theatre.deploy(database()).changed()).isEmpty();
        } finally {
            Root.does("cd / && " + server + "pg_ctl -D /srv/pg/data -m fast -w stop");
        }
    }

    @Test
    void nothingBeyondWhatIsPrintedIsAllowed() {
        Root.does("id helper 2>/dev/null || useradd -m helper; chmod 0700 /home/helper");
        allow(here -> {
            file().accept(here);
            command().accept(here);
        });
        List<List<String>> beyond = List.of(
                List.of("root", "/usr/bin/id"),
                List.of("root", "/usr/bin/cat", "/etc/shadow"),
                List.of("root", "/usr/bin/cat", "/etc/shop/app.conf", "/etc/shadow"),
                List.of("root", "/usr/bin/cat", "/etc/shop/../shadow"),
                List.of("root", "/usr/bin/cat"),
                List.of("root", "/usr/bin/chmod", "4755", "/etc/shop/app.conf"),
                List.of("root", "/usr/bin/chmod", "0640", "/etc/shop/app.conf", "/etc/shadow"),
                List.of("root", "/usr/bin/dd", "bs=64k", "of=/etc/shadow", "conv=fsync", "status=none"),
                List.of("root", "/usr/bin/mv", "-fT", "/etc/shop/.launchway-new.app.conf", "/etc/passwd"),
                List.of("helper", "/usr/bin/id"),
                List.of("root", "/usr/bin/env", "LC_ALL=C", "/usr/bin/cp", "/etc/hostname", "/home/helper/made"),
                List.of("helper", "/usr/bin/env", "LC_ALL=D", "/usr/bin/cp", "/etc/hostname", "/home/helper/made"));
        for (List<String> one : beyond) {
            List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-u"));
            argv.addAll(one);
            assertThat(Root.run(argv.toArray(new String[0])).code())
                    .as(one.toString())
                    .isNotZero();
        }
        assertThat(Root.run("sudo", "-n", "-u", "root", "LD_PRELOAD=/x", "/usr/bin/cat", "/etc/shop/app.conf")
                        .said())
                .contains("not allowed to set the following environment variables");
    }

    @Test
    void theRulesThatThePreflightMissesAreAllThatIsMissing() {
        Root.allows("# nothing\n");
        List<String> said = theatre.unfit(file());
        assertThat(said.get(0))
                .startsWith("sudo does not let walker do what components do as root: ")
                .endsWith(" rules are missing");
        assertThat(said.get(1)).isEqualTo("# Stage > File(\"/etc/shop/app.conf\")");
        assertThat(said.get(said.size() - 1))
                .isEqualTo(
                        "help: add them to a file of /etc/sudoers.d of this host by visudo; plan test --sudoers prints"
                                + " all that a host needs");
        assertThat(Root.run("ls", directory.resolve("theatre").toString()).code())
                .isNotZero();

        Root.allows(String.join("\n", said.subList(1, said.size() - 1)) + "\n");
        assertThat(theatre.deploy(file()).finished().failed()).isZero();
        assertThat(Root.does("cat /etc/shop/app.conf; rm -r /etc/shop")).isEqualTo("port = 80\n");
    }

    @Test
    void thePreflightTellsWhatIsWrongWithSudo() {
        String rules = theatre.sudoers(file(), "walker").text();
        Root.allows(rules.replace("NOPASSWD: ", ""));
        assertThat(theatre.unfit(file()).get(0)).startsWith("sudo does not let walker do what components do as root: ");
        Root.allows(rules.replace("NOPASSWD: /usr/bin/chown", "/usr/bin/chown"));
        assertThat(theatre.unfit(file()).get(0))
                .isEqualTo("sudo asks walker for a password, where components work as root: NOPASSWD is missing in 1"
                        + " rule");
        Root.allows(rules.replace("!requiretty", "requiretty"));
        assertThat(theatre.unfit(file()).get(0))
                .contains("it wants a terminal, which a deployment has none: add the line Defaults:walker !requiretty");
        Root.allows("walker ALL=(ALL) NOPASSWD: ALL\n");
        assertThat(theatre.predict(file()).changed()).isNotEmpty();
        Root.allows("walker ALL=(root) NOPASSWD: /usr/bin/*\n");
        assertThat(theatre.predict(file()).changed()).isNotEmpty();
        Root.does("mv /usr/bin/sudo /usr/bin/no-sudo");
        try {
            assertThat(theatre.unfit(file()).get(0))
                    .isEqualTo(
                            "there is no sudo on this host, and components work as root: install the package sudo, or"
                                    + " deploy as root");
        } finally {
            Root.does("mv /usr/bin/no-sudo /usr/bin/sudo");
        }
        List<String> unknown = theatre.unfit(
                here -> here.add(Command.of("true").unless("false").as("nobody-knows")));
        assertThat(unknown.get(0)).startsWith("there is no user 'nobody-knows' on this machine: ");
        assertThat(unknown).contains("in Stage > Command(\"true\")");
    }

    @Test
    void aLookThatWasNotDeclaredIsToldWithWhatDeclaresIt() {
        Root.allows("walker ALL=(ALL) NOPASSWD: ALL\n");
        theatre.verify(probe -> probe.as("root").read(Path.of("/etc/shadow")));
        assertThat(theatre.deploy(here -> {}).failure())
                .contains("cannot look at /etc/shadow: walker may not, and that root does is not declared:"
                        + " say here.as(\"root\").reads(path) in configure");
        theatre.verify(probe ->
                assertThat(probe.as("root").read(Path.of("/etc/shadow"))).contains("root:"));
        assertThat(theatre.deploy(here -> here.as("root").reads(Path.of("/etc/shadow")))
                        .finished()
                        .failed())
                .isZero();
    }

    @Test
    void aPlaceThatTheDeploymentCanExchangeIsRefused() throws IOException {
        Path own = Files.createDirectories(directory.resolve("own"));
        Root.allows("walker ALL=(ALL) NOPASSWD: ALL\n");
        List<String> exposed = theatre.unfit(
                here -> here.add(File.at(own.resolve("f")).content("x").as("root")));
        assertThat(exposed.get(0)).contains("cannot change " + own + "/f as root: ");
        assertThat(exposed.get(1)).startsWith("in Stage > File(").endsWith("own/f\")");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("/etc"));
        assertThat(theatre.unfit(here -> here.add(File.at(directory.resolve("link/f"))
                                .content("x")
                                .as("root")))
                        .get(0))
                .contains("cannot change " + directory + "/link/f as root: ");
    }

    @Test
    void aProgramThatTheDeploymentCanExchangeIsRefused() throws IOException {
        Root.allows("walker ALL=(ALL) NOPASSWD: ALL\n");
        Path program = Files.createDirectories(directory).resolve("program");
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(theatre.unfit(here -> here.add(
                                Command.of(program.toString()).unless("false").as("root")))
                        .get(0))
                .contains(program + " as root: ");
        Root.does("install -m 0775 /bin/true /etc/program");
        assertThat(theatre.unfit(here -> here.add(
                                Command.of("/etc/program").unless("false").as("root")))
                        .get(0))
                .isEqualTo("cannot run /etc/program as root: others than its owner may write it; give it to root,"
                        + " and let nobody else write it");
        Root.does("rm /etc/program");
    }

    @Test
    void otherBlocksOfFilesWorkAsRootToo() {
        Consumer<Configuration> stage = here -> {
            here.add(Directory.at("/etc/shop/conf.d").mode("0750").as("root"));
            here.add(File.at("/etc/shop/conf.d/a").content("a").as("root"));
            here.add(Symlink.at("/etc/shop/current").to("conf.d").as("root"));
            here.add(ManagedContent.at("/etc/shop/hosts").block("x", "line").as("root"));
            here.add(File.at("/etc/shop/in-place")
                    .content("new")
                    .mode("0600")
                    .inPlace()
                    .validate("grep", "-q", "new", "{}")
                    .as("root"));
        };
        Root.does("mkdir -m 0755 /etc/shop; echo others > /etc/shop/hosts; chmod 0600 /etc/shop/hosts;"
                + " ln /etc/shop/hosts /etc/shop/second; echo old > /etc/shop/in-place");
        allow(stage);
        Run predicted = theatre.predict(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(run.events().toString()).isZero();
        assertThat(predicted.changed()).isEqualTo(run.changed());
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        assertThat(Root.does(
                        "cd /etc/shop; stat -c '%n %a %U' conf.d conf.d/a hosts in-place; readlink current; cat hosts"
                                + " in-place; rm -r /etc/shop"))
                .isEqualTo("conf.d 750 root\nconf.d/a 644 root\nhosts 600 root\nin-place 600 root\nconf.d\nothers\n"
                        + "# BEGIN x (managed by Launchway)\nline\n# END x (managed by Launchway)\nnew");
    }

    @Test
    void aCommandGetsItsInputItsSecretAndItsLimit() {
        Root.does("id helper 2>/dev/null || useradd -m helper; chmod 0700 /home/helper");
        Consumer<Configuration> stage = here -> {
            here.add(Command.of("dd", "of=/home/helper/input", "status=none")
                    .creates("/home/helper/input")
                    .stdin("text")
                    .as("helper"));
            here.add(Command.of("cp", "/dev/fd/4", "/home/helper/secret")
                    .creates("/home/helper/secret")
                    .secretFd(4, Secret.of("hunter2hunter2"))
                    .as("helper"));
        };
        allow(stage);
        Run run = theatre.deploy(stage);
        assertThat(run.events().toString()).doesNotContain("hunter2");
        assertThat(Root.does("cat /home/helper/input")).isEqualTo("text");

        Consumer<Configuration> slow = here -> here.add(
                Command.of("sleep", "4711").timeout("2s").unless("false").as("helper"));
        allow(slow);
        assertThat(theatre.deploy(slow).failure()).contains("it did not end within 2 s");
        Waiting.waitFor("the end of the command")
                .until(() -> Root.does("pgrep -f '^sleep [4]711' || :").isEmpty());
    }

    @Test
    void aPredictionIsOneForAllUsers() {
        Consumer<Configuration> stage = here -> {
            here.add(File.at("/etc/shop/app.conf")
                    .content("port = 80\n")
                    .leading()
                    .as("root"));
            here.add(Command.of("true").creates("/etc/shop/app.conf"));
            here.add(File.at("copy").source("/etc/shop/app.conf"));
        };
        allow(stage);
        Run predicted = theatre.predict(stage);
        assertThat(predicted.changed())
                .containsExactly("File(\"/etc/shop/app.conf\") > Content", "File(\"copy\") > Content");
        assertThat(Root.run("ls", "/etc/shop").code()).isNotZero();
    }

    private static Consumer<Configuration> sites(int port, int balanced, String text) {
        return here -> {
            here.add(NginxSite.named("shop")
                    .listen(Address.of("127.0.0.1", port))
                    .directive("return 200 " + text + ";"));
            here.add(HaproxyBackend.named("shop")
                    .listen(Address.of("127.0.0.1", balanced))
                    .backend(Address.of("127.0.0.1", port)));
        };
    }

    @Test
    void sitesAreDeployedByWhoMayWriteTheirFilesAndReloadAndNothingElse() {
        int port = freePort();
        int balanced = freePort();
        Root.does("rm /etc/nginx/sites-enabled/default && nginx");
        try {
            allow(sites(port, balanced, ""));
            assertThat(theatre.predict(sites(port, balanced, "one")).notKnown()).isEmpty();

            Run run = theatre.deploy(sites(port, balanced, "one"));

            assertThat(run.finished().failed()).as(run.events().toString()).isZero();
            assertThat(Root.does("curl -s http://127.0.0.1:" + port)).isEqualTo("one");
            assertThat(Root.does("stat -c '%a %U' /etc/nginx/sites-available/shop /etc/haproxy/haproxy.cfg"))
                    .isEqualTo("644 root\n644 root\n");
            assertThat(Root.does(
                            "haproxy -c -f /etc/haproxy/haproxy.cfg; grep -c 'listen shop' /etc/haproxy/haproxy.cfg"))
                    .contains("valid", "1");
            assertThat(theatre.deploy(sites(port, balanced, "one")).changed()).isEmpty();

            assertThat(theatre.deploy(sites(port, balanced, "two; broken")).failure())
                    .contains("unknown directive \"broken\"");
            assertThat(theatre.deploy(sites(port, balanced, "two")).changed()).hasSize(2);

            Waiting.waitFor("two")
                    .until(() -> Root.does("curl -s http://127.0.0.1:" + port).equals("two"));
            Consumer<Configuration> gone = here -> {
                here.add(NginxSite.named("shop").absent());
                here.add(HaproxyBackend.named("shop").absent());
            };
            assertThat(theatre.deploy(gone).finished().failed()).isZero();
            assertThat(Root.does("ls -A /etc/nginx/sites-enabled; grep shop /etc/haproxy/haproxy.cfg || :"))
                    .isEmpty();
        } finally {
            Root.does("nginx -s stop");
        }
    }

    private static HaproxyBackend group(int port, List<Address> servers) {
        return HaproxyBackend.named("rolling")
                .configuration("/etc/balancer/haproxy.cfg")
                .pidFile("/run/balancer.pid")
                .socket("/run/balancer.sock")
                .tcp()
                .listen(Address.of("127.0.0.1", port))
                .backends(servers)
                .as("root");
    }

    @Test
    void serversAreTakenOutAndBroughtBackByWhoMayDoThatAndNothingElse() throws IOException {
        Root.does("""
                rm -f /etc/nginx/sites-enabled/default && nginx
                mkdir /etc/balancer
                printf 'global\n stats socket /run/balancer.sock mode 600 level admin\ndefaults\n mode tcp\n' \
                  > /etc/balancer/haproxy.cfg
                printf ' timeout connect 5s\n timeout client 30s\n timeout server 30s\n default-server inter 200ms\n' \
                  >> /etc/balancer/haproxy.cfg
                printf 'listen first\n bind 127.0.0.1:%d\n' >> /etc/balancer/haproxy.cfg
                haproxy -W -D -f /etc/balancer/haproxy.cfg -p /run/balancer.pid
                """.formatted(freePort()));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 50, loopback);
                ServerSocket two = new ServerSocket(0, 50, loopback)) {
            List<Address> servers =
                    List.of(Address.of("127.0.0.1", one.getLocalPort()), Address.of("127.0.0.1", two.getLocalPort()));
            int port = freePort();
            int balanced = freePort();
            List<String> seen = new ArrayList<>();
            Consumer<Configuration> stage = here -> {
                NginxSite site = here.add(NginxSite.named("rolling")
                        .listen(Address.of("127.0.0.1", port))
                        .backends(servers));
                here.add(new Acting(site, target -> {
                    site.drain(target, servers.get(0));
                    seen.add(Root.does("grep -c ' down;' /etc/nginx/sites-available/rolling 2>&1 || :"));
                    site.restore(target, servers.get(0));
                    seen.add(Root.does("grep -c ' down;' /etc/nginx/sites-available/rolling 2>&1 || :"));
                }));
                HaproxyBackend group = here.add(group(balanced, servers));
                here.add(new Acting(group, target -> {
                    group.drain(target, servers.get(0));
                    seen.add(
                            Root.does("echo show stat | socat - UNIX-CONNECT:/run/balancer.sock | grep -c DRAIN || :"));
                    group.restore(target, servers.get(0));
                    seen.add(
                            Root.does("echo show stat | socat - UNIX-CONNECT:/run/balancer.sock | grep -c DRAIN || :"));
                }));
            };
            allow(stage);

            Run predicted = theatre.predict(stage);
            assertThat(predicted.finished().failed())
                    .as(predicted.events().toString())
                    .isZero();
            assertThat(Root.does("ls /etc/nginx/sites-available; cat /etc/balancer/haproxy.cfg"))
                    .doesNotContain("rolling");
            seen.clear();
            Run run = theatre.deploy(stage);

            assertThat(run.finished().failed()).as(run.events().toString()).isZero();
            assertThat(predicted.reasons()).isEqualTo(run.reasons());
            assertThat(seen).containsExactly("1\n", "0\n", "1\n", "0\n");
            Run again = theatre.predict(stage);
            assertThat(again.changed()).hasSize(2);
            assertThat(again.finished().failed()).as(again.events().toString()).isZero();
        } finally {
            Root.does("nginx -s stop; pkill -F /run/balancer.pid; rm -rf /etc/balancer /etc/nginx/sites-*/rolling");
        }
    }
}
