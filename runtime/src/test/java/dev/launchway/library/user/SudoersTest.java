package dev.launchway.library.user;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of sudo on a machine of their own, and what sudo makes of them. */
@OnMachine(Init.CRON)
class SudoersTest {

    private static final Disk RULES = new Disk(Path.of("/etc/sudoers.d"));

    private final Bench bench = new Bench();

    private static String asWalker(String... command) {
        List<String> argv = new ArrayList<>(
                List.of("setpriv", "--reuid=walker", "--regid=walker", "--init-groups", "sudo", "-n", "--"));
        argv.addAll(List.of(command));
        return says(argv.toArray(new String[0]));
    }

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Sudoers.class)
                .deployed(here -> here.add(Sudoers.named("whole")
                        .rule(SudoRule.of("walker").runs("/usr/bin/id", "-un").noPassword())))
                .present(disk -> {
                    assertThat(RULES.read("whole")).endsWith("\nwalker ALL=(root) NOPASSWD: /usr/bin/id -un\n");
                    assertThat(RULES.mode("whole")).isEqualTo("r--r-----");
                    assertThat(asWalker("id", "-un")).isEqualTo("root");
                    assertThat(asWalker("id", "-u")).contains("password is required");
                })
                .state(disk -> RULES.exists("whole") ? RULES.inode("whole") : "")
                .drift("removed", disk -> RULES.delete("whole"))
                .drift("more is allowed", disk -> RULES.write("whole", "walker ALL=(ALL) NOPASSWD: ALL\n"))
                .drift("others can change it", disk -> RULES.setMode("whole", "rw-rw-rw-"))
                .removed(here -> here.add(Sudoers.named("whole").absent()), disk -> assertThat(RULES.exists("whole"))
                        .isFalse())
                .afterwards(disk -> says("rm", "-f", "/etc/sudoers.d/whole")));
    }

    @Test
    void whatSudoDoesNotUnderstandNeverCounts() {
        bench.deploy(here -> here.add(Sudoers.named("broken").lines("walker ALL=(root) /usr/bin/id")));
        String before = RULES.read("broken");

        Run run = bench.theatre.deploy(here -> here.add(Sudoers.named("broken").lines("walker ALL=(root /usr/bin/id")));

        assertThat(run.failure())
                .startsWith("Sudoers(\"broken\") > File(\"/etc/sudoers.d/broken\")")
                .contains("refuses the new content of /etc/sudoers.d/broken, which stays as it was");
        assertThat(run.events() + "").contains("syntax error");
        assertThat(RULES.read("broken")).isEqualTo(before);
        assertThat(RULES.tree()).doesNotContain(".launchway-check.broken");
        bench.deploy(here -> here.add(Sudoers.named("broken").lines("walker ALL=(root) /bin/true")));
    }

    /** Sudo takes some characters for patterns, and some for the end of a command. */
    @Test
    void aCommandIsAllowedWithItsArgumentsAlone() {
        List<String> odd = List.of(
                "a b", "a,b", "a:b", "a=b", "a\\b", "a*", "a?", "[ab]", "^a.*$", "#a", "!a", "(a)", "\"a\"", "'a'",
                "$a", "%a", "~a", "+a", "@a", "a;b");
        SudoRule rule = SudoRule.of("walker").noPassword();
        odd.forEach(word -> rule.runs("/bin/echo", "said", word));
        rule.runs("/bin/true");
        bench.deploy(here -> here.add(Sudoers.named("odd").rule(rule)));

        odd.forEach(word -> assertThat(asWalker("/bin/echo", "said", word)).isEqualTo("said " + word));
        assertThat(asWalker("/bin/true")).isEmpty();
        for (String[] other : List.of(
                new String[] {"/bin/true", "x"},
                new String[] {"/bin/echo"},
                new String[] {"/bin/echo", "said", "ab"},
                new String[] {"/bin/echo", "said", "abc"},
                new String[] {"/bin/echo", "said", "a"},
                new String[] {"/bin/echo", "said", "a*", "more"})) {
            assertThat(asWalker(other)).as(String.join(" ", other)).contains("password is required");
        }
    }

    @Test
    void rulesOfGroupsAndOfOtherUsers() {
        says("groupadd", "operators");
        says("usermod", "-aG", "operators", "walker");
        bench.deploy(here -> here.add(Sudoers.named("operators")
                .rule(SudoRule.ofGroup("operators")
                        .as("daemon")
                        .runsWithAnyArguments("/usr/bin/id")
                        .noPassword())
                .rule(SudoRule.of("walker").as("games").runsAll())));
        assertThat(says(
                        "setpriv",
                        "--reuid=walker",
                        "--regid=walker",
                        "--init-groups",
                        "sudo",
                        "-n",
                        "-u",
                        "daemon",
                        "id",
                        "-un"))
                .isEqualTo("daemon");
        assertThat(says("sudo", "-l", "-U", "walker")).contains("(games) ALL");
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThatThrownBy(() -> Sudoers.named("shop.conf"))
                .hasMessageContaining("is no name for a file of /etc/sudoers.d/");
        assertThatThrownBy(() -> SudoRule.of("shop").runs("systemctl"))
                .hasMessageContaining("'systemctl' is none: write it as in /usr/bin/systemctl");
        assertThatThrownBy(() -> Sudoers.named("a").rule(SudoRule.of("shop"))).hasMessageContaining("allows nothing");
        assertThatThrownBy(() -> SudoRule.of("a b")).hasMessageContaining("is no name of a user");
        assertThat(bench.theatre.problems(here -> here.add(Sudoers.named("a")))).contains("says nothing");
    }

    @Test
    void aHostWithoutSudoIsTold() {
        says("mv", "/usr/sbin/visudo", "/usr/sbin/visudo-");
        try {
            assertThat(bench.theatre
                            .deploy(here -> here.add(Sudoers.named("a")
                                    .rule(SudoRule.of("walker").runsAll())))
                            .failure())
                    .contains("there is no program /usr/sbin/visudo")
                    .contains("install the package sudo");
        } finally {
            says("mv", "/usr/sbin/visudo-", "/usr/sbin/visudo");
        }
    }
}
