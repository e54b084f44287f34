package dev.launchway.library.host;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The firewall of a host that is a network namespace, with another one that connects to it. */
@OnMachine(Init.CRON)
class FirewallTest {

    private static final Disk ETC = new Disk(Path.of("/etc"));
    private static final String MAIN = "#!/usr/sbin/nft -f\nflush ruleset\n";
    private static final String NFT = "/usr/local/sbin/nft-of-host";

    private final Bench bench = new Bench();

    /** A host at 10.9.9.1 that listens at 8080 and 9090, and a client at 10.9.9.2; not the network of this machine. */
    private static void makeHost() {
        assumeTrue(Files.exists(Path.of("/usr/sbin/nft")), "needs nft");
        if (!Files.exists(Path.of(NFT))) {
            makeNetwork();
        }
        unload();
    }

    private static void makeNetwork() {
        says("sh", "-c", """
                ip netns add host && ip netns add client
                ip -n host link add veth0 type veth peer name veth1 netns client
                ip -n host addr add 10.9.9.1/24 dev veth0 && ip -n client addr add 10.9.9.2/24 dev veth1
                ip -n host link set lo up && ip -n host link set veth0 up && ip -n client link set veth1 up
                """);
        Disk programs = new Disk(Path.of(NFT).getParent());
        programs.write("nft-of-host", "#!/bin/sh\nexec nsenter --net=/run/netns/host /usr/sbin/nft \"$@\"\n");
        programs.setMode("nft-of-host", "rwxr-xr-x");
    }

    private static void unload() {
        says(NFT, "flush", "ruleset");
        says("rm", "-rf", "/etc/nftables.d");
        ETC.write("nftables.conf", MAIN);
    }

    private static Theatre theatre() {
        return new Theatre(Path.of("/srv/machine", UUID.randomUUID().toString()))
                .gathering("firewall", Firewall.class, Firewall.RULE)
                .set("firewall", "program", NFT);
    }

    private static void rules(Configuration here) {
        here.add(FirewallRule.named("ssh").tcp(22));
        here.add(FirewallRule.named("web").tcp(80, 8080).udp("443-450"));
        here.add(FirewallRule.named("nuisance")
                .from("192.0.2.66", "2001:db8::/32")
                .drop());
        here.add(FirewallRule.named("inner").tcp(9090).from("10.9.9.0/24").on("other0"));
    }

    private static String table() {
        return says(NFT, "-s", "list", "table", "inet", "launchway");
    }

    @Test
    void firewallHoldsWhatAllBlocksHold() {
        makeHost();
        Theatre theatre = theatre();
        bench.hold(BlockInvariant.of(Firewall.class)
                .asks("nft-of-host -s list ")
                .given(disk -> unload())
                .deployed(theatre.deployment(FirewallTest::rules))
                .unproven("each process has a /proc/self/environ of its own")
                .present(disk -> {
                    assertThat(table())
                            .contains("type filter hook input priority filter; policy drop;")
                            .contains("tcp dport 22 accept comment \"ssh (stage)\"")
                            .contains("tcp dport { 80, 8080 } accept comment \"web (stage)\"")
                            .contains("udp dport 443-450 accept")
                            .contains("ip saddr 192.0.2.66 drop comment \"nuisance (stage)\"")
                            .contains("ip6 saddr 2001:db8::/32 drop")
                            .doesNotContain("by hand");
                    assertThat(ETC.read("nftables.conf"))
                            .startsWith(MAIN)
                            .contains("include \"/etc/nftables.d/launchway.nft\"\n");
                    assertThat(ETC.read("nftables.d/launchway.nft")).contains("delete table inet launchway\n");
                })
                .state(disk -> table())
                .drift("flushed, as after a boot", disk -> says(NFT, "flush", "ruleset"))
                .drift(
                        "a rule by hand",
                        disk -> says(
                                NFT,
                                "add",
                                "rule",
                                "inet",
                                "launchway",
                                "input",
                                "tcp",
                                "dport",
                                "1",
                                "accept",
                                "comment",
                                "\"by hand\""))
                .drift("its file changed", disk -> ETC.write("nftables.d/launchway.nft", "x\n"))
                .drift("not loaded at boot", disk -> ETC.write("nftables.conf", MAIN))
                .removed(theatre().set("firewall", "enabled", "false").deployment(FirewallTest::rules), disk -> {
                    assertThat(table()).contains("No such file or directory");
                    assertThat(ETC.read("nftables.conf")).isEqualTo(MAIN);
                    assertThat(ETC.exists("nftables.d/launchway.nft")).isFalse();
                }));
    }

    @Test
    void rulesHoldWhatAllBlocksHold() {
        makeHost();
        Theatre theatre = theatre();
        bench.hold(BlockInvariant.of(FirewallRule.class)
                .asks("nft-of-host -s list ")
                .given(disk -> unload())
                .deployed(theatre.deployment(here ->
                        here.add(FirewallRule.named("app").tcp("8000-8010").reject())))
                .unproven("each process has a /proc/self/environ of its own")
                .present(disk -> assertThat(table()).contains("tcp dport 8000-8010 reject"))
                .drift("deleted", disk -> says(NFT, "flush", "chain", "inet", "launchway", "input"))
                .removed(
                        theatre.deployment(here -> {}),
                        disk -> assertThat(table()).contains("policy drop").doesNotContain("dport")));
    }

    private static boolean connects(int port) {
        return says(
                        "sh",
                        "-c",
                        "ip netns exec client timeout 2 bash -c 'exec 3<>/dev/tcp/10.9.9.1/" + port
                                + "' 2>/dev/null && echo yes")
                .equals("yes");
    }

    @Test
    void whatNoRuleAcceptsDoesNotComeIn() throws IOException {
        makeHost();
        Process server = new ProcessBuilder("ip", "netns", "exec", "host", "python3", "-c", """
                        import socket, time
                        open_at = [socket.create_server(("", port)) for port in (8080, 9090)]
                        print("ready", flush=True)
                        time.sleep(1000)
                        """)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(server.inputReader().readLine()).isEqualTo("ready");
            assertThat(connects(8080)).isTrue();
            assertThat(connects(9090)).isTrue();

            theatre().deploy(FirewallTest::rules);

            assertThat(connects(8080)).isTrue();
            assertThat(connects(9090)).isFalse();
        } finally {
            server.destroyForcibly().onExit().join();
        }
    }

    @Test
    void whatNftDoesNotTakeLeavesTheRulesAsTheyAre() {
        makeHost();
        Theatre theatre = theatre();
        theatre.deploy(FirewallTest::rules);
        String before = table();
        FirewallText none = new FirewallText("accept", List.of());

        Run failed = bench.theatre.deploy(here -> here.add(new FirewallTable(
                Path.of("/etc/nftables.d/launchway.nft"), "table inet launchway { nonsense }\n", NFT, none, nobody())));

        assertThat(failed.failure()).contains("nftables does not take the new rules, and the old ones stay");
        assertThat(failed.events().toString()).contains("syntax error");
        assertThat(table()).isEqualTo(before);
    }

    private Path nobody() {
        return bench.disk.write("nobody", "PATH=/bin\0");
    }

    @Test
    void rulesThatWouldKeepSshOutAreRefused() {
        makeHost();
        Path environment = bench.disk.write("environ", "A=b\0SSH_CONNECTION=10.9.9.2 55555 10.9.9.1 2222\0");
        Consumer<Configuration> closed = here -> here.add(new FirewallTable(
                Path.of("/etc/nftables.d/launchway.nft"),
                "table inet launchway {}\n",
                NFT,
                new FirewallText("drop", List.of()),
                environment));

        assertThat(bench.theatre.deploy(closed).failure())
                .contains("no rule of the firewall lets SSH in at port 2222 from 10.9.9.2, by which this host is"
                        + " deployed: add FirewallRule.named(\"ssh\").tcp(2222)");
        assertThat(bench.theatre.predict(closed).notKnown()).hasSize(1);
        assertThat(table()).contains("No such file or directory");
    }
}
