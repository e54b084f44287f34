package dev.launchway.library.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of the user of the deployment; those of other users are tested where there are some. */
class AuthorizedKeyTest {

    private static final String ADA_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4JBCmDRgL9VkLobtO";
    private static final String ADA = ADA_KEY + " ada@example.com";
    private static final String BOB =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIP+9gW8ieI2MDgiNj9pFvIbATj2nRvVtfSt/t4H7l1m bob@example.com";

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

    private static Consumer<Configuration> key(AuthorizedKey key) {
        return here -> here.add(key);
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatAllBlocksHold() {
        String line = "restrict,command=\"bin/backup a b\" " + ADA;
        return BlockInvariant.of(AuthorizedKey.class)
                .given(work -> {
                    ssh(work).write("authorized_keys", "# by hand\n" + BOB + "\n");
                    ssh(work).setMode("authorized_keys", "rw-rw-rw-");
                })
                .deployed(here -> here.add(AuthorizedKey.of(ADA).options("restrict", "command=\"bin/backup a b\"")))
                .present(work -> {
                    assertThat(ssh(work).read("authorized_keys").lines())
                            .containsExactlyInAnyOrder("# by hand", BOB, line);
                    assertThat(ssh(work).mode("authorized_keys")).isEqualTo("rw-------");
                    assertThat(ssh(work).mode("")).doesNotContain("rwxrwx");
                })
                .drift("removed", work -> ssh(work).write("authorized_keys", "# by hand\n" + BOB + "\n"))
                .drift("without options", work -> ssh(work)
                        .write("authorized_keys", "# by hand\n" + ADA + "\n" + BOB + "\n"))
                .drift("a second time, without options", work -> ssh(work)
                        .write("authorized_keys", "# by hand\n" + BOB + "\n" + line + "\n" + ADA_KEY))
                .drift("the file can be changed by others", work -> ssh(work).setMode("authorized_keys", "rw--w----"))
                .drift("the directory can be changed by others", work -> ssh(work)
                        .setMode("", "rwxrwxrwx"))
                .removed(
                        here -> here.add(AuthorizedKey.of(ADA).absent()),
                        work -> assertThat(ssh(work).read("authorized_keys")).isEqualTo("# by hand\n" + BOB + "\n"))
                .in(base);
    }

    @Test
    void theFirstKeyMakesTheDirectoryTheUsersAlone() {
        theatre.deploy(key(AuthorizedKey.of(ADA)));

        assertThat(ssh.read("authorized_keys")).isEqualTo(ADA + "\n");
        assertThat(ssh.mode("")).isEqualTo("rwx------");
        assertThat(ssh.mode("authorized_keys")).isEqualTo("rw-------");
    }

    @Test
    void exclusiveOnesLeaveNobodyElseIn() {
        ssh.write("authorized_keys", "# by hand\n" + BOB + "\nwhatever lets in\n\n");

        theatre.deploy(key(AuthorizedKey.of(List.of(ADA)).exclusive()));
        assertThat(ssh.read("authorized_keys")).isEqualTo("# by hand\n\n" + ADA + "\n");

        theatre.deploy(key(AuthorizedKey.of(List.of()).exclusive()));
        assertThat(ssh.read("authorized_keys")).isEqualTo("# by hand\n\n");
    }

    @Test
    void exclusiveMeansThatNoOtherComponentHasAKeyThere() {
        assertThat(theatre.problems(here -> {
                    here.add(AuthorizedKey.of(ADA).exclusive());
                    here.add(AuthorizedKey.of(BOB));
                }))
                .contains(".ssh/authorized_keys");
        assertThat(theatre.problems(here -> {
                    here.add(AuthorizedKey.of(ADA));
                    here.add(AuthorizedKey.of(ADA).absent());
                }))
                .contains("authorized_keys (key SHA256:");
        assertThat(theatre.deploy(here -> {
                            here.add(AuthorizedKey.of(ADA));
                            here.add(AuthorizedKey.of(BOB));
                        })
                        .changed())
                .hasSize(2);
    }

    /** A comment that others gave a key, and the bytes of other lines, are theirs. */
    @Test
    void keepsWhatIsNotItsOwn() {
        byte[] before = ("no-pty " + ADA_KEY + " Jos\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        ssh.write("authorized_keys", before);

        assertThat(theatre.deploy(key(AuthorizedKey.of(ADA_KEY).options("no-pty")))
                        .changed())
                .isEmpty();
        ssh.setMode("authorized_keys", "rw-rw-r--");
        assertThat(theatre.deploy(key(AuthorizedKey.of(ADA_KEY).options("no-pty")))
                        .changed())
                .containsExactly("AuthorizedKey(\"SHA256:jzI5NC+H+wPWlGZ8GmAcxOmNOwuA3C7fhGvsstLyi1c\")");
        assertThat(ssh.bytes("authorized_keys")).isEqualTo(before);
        assertThat(ssh.mode("authorized_keys")).isEqualTo("rw-------");
    }

    @Test
    void whatIsNoPublicKeyIsRefusedAndNotShown() {
        assertThatThrownBy(() -> AuthorizedKey.of("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"))
                .hasMessageContaining("got a private key")
                .hasMessageContaining(".pub")
                .hasMessageNotContaining("b3Bl");
        assertThatThrownBy(() -> AuthorizedKey.of(ADA).options("command=a b"))
                .hasMessageContaining("put its value between quotes");
        assertThat(theatre.problems(key(AuthorizedKey.of(List.of())))).contains("got no key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4JBCmDRgL9VkLobtO",
                "ssh-ed25519 no/base64!",
                "AAAAC3NzaC1lZDI1NTE5AAAAIPYd+qHeSm3qzDU83dZK6rRp0MS4JBCmDRgL9VkLobtO"
            })
    void aKeyThatIsNotWholeIsRefused(String key) {
        assertThatThrownBy(() -> AuthorizedKey.of(key)).hasMessageContaining("there is no whole public key");
    }
}
