package dev.launchway.library.user;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose keys were given; those that are asked for theirs are tested where one answers. */
class KnownHostTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4JBCmDRgL9VkLobtO";
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIP+9gW8ieI2MDgiNj9pFvIbATj2nRvVtfSt/t4H7l1m";

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk ssh;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        ssh = new Disk(base.resolve(".ssh"));
    }

    private static Disk ssh(Disk work) {
        return new Disk(work.path("").getParent().getParent().resolve(".ssh"));
    }

    private static Consumer<Configuration> host(KnownHost host) {
        return here -> here.add(host);
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatAllBlocksHold() {
        String others =
                "git.example.com,192.0.2.1 " + OTHER + " old\n@revoked * " + OTHER + "\n*.example.com " + OTHER + "\n";
        String kept = others.replace("git.example.com,", "");
        return BlockInvariant.of(KnownHost.class)
                .given(work -> ssh(work).write("known_hosts", others))
                .deployed(here -> here.add(KnownHost.of("git.example.com").key(KEY)))
                .present(work ->
                        assertThat(ssh(work).read("known_hosts")).isEqualTo(kept + "git.example.com " + KEY + "\n"))
                .drift("removed", work -> ssh(work).write("known_hosts", kept))
                .drift("another key beside it", work -> ssh(work)
                        .write("known_hosts", kept + "git.example.com " + KEY + "\ngit.example.com " + OTHER + "\n"))
                .drift("another key", work -> ssh(work).write("known_hosts", kept + "git.example.com " + OTHER + "\n"))
                .removed(
                        here -> here.add(KnownHost.of("git.example.com").absent()),
                        work -> assertThat(ssh(work).read("known_hosts")).isEqualTo(kept))
                .in(base);
    }

    @TestFactory
    Stream<DynamicTest> hashedOnesHoldItToo() {
        return BlockInvariant.of(KnownHost.class)
                .deployed(here -> here.add(
                        KnownHost.of("git.example.com").port(2222).key(KEY).hashed()))
                .present(work -> {
                    String file = ssh(work).path("known_hosts").toString();
                    assertThat(says("ssh-keygen", "-F", "[git.example.com]:2222", "-f", file))
                            .endsWith(KEY);
                    assertThat(ssh(work).read("known_hosts")).startsWith("|1|").doesNotContain("example");
                })
                .drift("in the clear", work -> ssh(work).write("known_hosts", "[git.example.com]:2222 " + KEY + "\n"))
                .drift("removed", work -> ssh(work).write("known_hosts", ""))
                .removed(
                        here -> here.add(
                                KnownHost.of("git.example.com").port(2222).absent()),
                        work -> assertThat(ssh(work).read("known_hosts")).isEmpty())
                .in(base);
    }

    /** What ssh itself has hashed, with a salt of its own, is known too. */
    @Test
    void aLineThatWasHashedByOthersIsTheSame() {
        ssh.write("known_hosts", "git.example.com " + KEY + "\n");
        ssh.setMode("", "rwx------");
        says("ssh-keygen", "-H", "-f", ssh.path("known_hosts").toString());
        assertThat(ssh.read("known_hosts")).startsWith("|1|");

        assertThat(theatre.deploy(host(KnownHost.of("git.example.com").key(KEY).hashed()))
                        .changed())
                .isEmpty();
        theatre.deploy(host(KnownHost.of("git.example.com").key(KEY)));
        assertThat(ssh.read("known_hosts")).isEqualTo("git.example.com " + KEY + "\n");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> KnownHost.of("a,b")).hasMessageContaining("is no host");
        assertThatThrownBy(() -> KnownHost.of("git.example.com:22")).hasMessageContaining(".port(…)");
        assertThatThrownBy(() -> KnownHost.of("a").key("ssh-ed25519 AAAA")).hasMessageContaining("no whole public key");
        assertThatThrownBy(() -> KnownHost.of("a").fingerprint("MD5:16:27:ac"))
                .hasMessageContaining("is no fingerprint")
                .hasMessageContaining("ssh-keygen -l");
        assertThat(theatre.problems(host(KnownHost.of("a"))))
                .contains("has no key")
                .contains(".fingerprint(");
    }
}
