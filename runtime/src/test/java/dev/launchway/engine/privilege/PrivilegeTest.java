package dev.launchway.engine.privilege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.library.file.File;
import dev.launchway.library.process.Command;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is declared for another user, what is refused because it was not, and how sudoers(5) writes it. */
class PrivilegeTest {

    private static final String SELF = System.getProperty("user.name");

    @TempDir
    Path directory;

    private Theatre theatre;

    @BeforeEach
    void begin() {
        theatre = new Theatre(directory);
    }

    // ------------------------------------------------------------------------------- declared, and refused

    @Test
    void whatWasNotDeclaredIsRefusedWhoeverDeploys() throws Exception {
        Path file = directory.resolve("f");
        theatre.verify(probe -> probe.as(SELF).run("id", "-un"));
        assertThat(theatre.deploy(here -> {}).failure())
                .isEqualTo("Stage: running 'id -un' as " + SELF + " is not declared: say here.as(\"" + SELF
                        + "\").runs(\"id\", \"-un\") in configure");
        theatre.verify(probe -> probe.as(SELF).command("id").env("A", "b").run());
        assertThat(theatre.predict(here -> here.as(SELF).runs("id")).notKnown().toString())
                .contains("say here.as(\"" + SELF + "\").env(\"A\", \"b\").runs(\"id\") in configure");
        theatre.verify(probe -> {
            assertThat(probe.as(SELF).command("id").env("A", "b").run().exitCode())
                    .isZero();
            assertThat(probe.as(SELF).exists(file)).isFalse();
        });
        assertThat(theatre.deploy(here -> here.as(SELF).env("A", "b").runs("id"))
                        .finished()
                        .failed())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            has space        | as("has space") names no user
            -u               | as("-u") names no user
            a:b              | as("a:b") names no user
            1000             | as("1000") names no user
            ALL              | as("ALL") names no user
            '$(id)'          | as("$(id)") names no user
            """)
    void aTextThatIsNoNameOfAUserIsRefused(String user, String message) {
        assertThat(theatre.problems(here -> here.as(user))).startsWith(message);
    }

    @Test
    void whatNoRuleCanNameIsRefused() {
        assertThat(theatre.problems(here -> here.as("root").runs("psql", "-c", "a\nb")))
                .contains("which no rule of sudo can name");
        assertThat(theatre.problems(here -> here.as("root").env("-S id", "x")))
                .startsWith("'-S id' is no name of an environment variable: write letters, digits and _");
        assertThat(theatre.problems(here -> here.as("root").runs("reload", "")))
                .contains("which a rule of sudo cannot tell from any");
        assertThat(rules(here -> here.as("root").env("A", "b").runs("/etc/reload", "")))
                .endsWith(" /usr/bin/env A\\=b /etc/reload\\ \n");
        assertThat(theatre.problems(here -> here.as("root").runs("reload", "\"\"")))
                .contains("which a rule of sudo cannot tell from none");
        assertThat(theatre.problems(here -> here.as("root").reads(Path.of("/etc/a b"))))
                .contains("the path '/etc/a b' has a blank");
        assertThat(theatre.problems(here -> here.as("root").reads(Path.of("etc"))))
                .contains("'etc' is no mapped path");
        assertThat(theatre.problems(here -> here.as("root").reads(Path.of("/etc/../root"))))
                .contains("'/etc/../root' is no mapped path");
        assertThat(theatre.problems(here -> here.as("root").runs("bin/x"))).contains("'bin/x' is no program");
        assertThat(theatre.problems(here -> here.as("root").writes(Path.of("/etc/x"), null, "-x", null)))
                .contains("'-x' is no name of a user or a group");
        assertThat(theatre.problems(
                        here -> here.add(Command.shell("true").unless("false").as("root"))))
                .startsWith("Command.shell(…) cannot run as root: ");
    }

    @Test
    void rootBecomesOthersWithoutARule() throws Exception {
        assumeTrue(SELF.equals("root"), "needs root");
        Path made = Path.of("/tmp/launchway-" + ProcessHandle.current().pid());
        try {
            assertThat(theatre.deploy(here -> here.add(Command.of("mkdir", made.toString())
                                    .creates(made)
                                    .directory("/")
                                    .as("nobody")))
                            .finished()
                            .failed())
                    .isZero();
            assertThat(Files.getOwner(made).getName()).isEqualTo("nobody");
        } finally {
            Files.deleteIfExists(made);
        }
    }

    // --------------------------------------------------------------------------------------- the file

    private String rules(Consumer<Configuration> stage) {
        String text = theatre.sudoers(stage, "shop").text();
        return text.substring(text.indexOf("Defaults:shop"));
    }

    @Test
    void printsTheExactCommandsOfEachComponent() {
        assertThat(rules(here -> {
                    here.add(File.at("/etc/nginx/shop.conf")
                            .content("x")
                            .mode("0640")
                            .group("www-data")
                            .as("root"));
                    here.add(Command.of("systemctl", "reload", "nginx")
                            .unless("false")
                            .timeout("90s")
                            .as("root"));
                    here.add(Command.of("id").unless("true").as("shop"));
                }))
                .isEqualTo("""
                        Defaults:shop !requiretty, env_reset, secure_path="/usr/sbin:/usr/bin:/sbin:/bin"

                        # Stage > Command("systemctl reload nginx")
                        shop ALL=(root) TIMEOUT=100 NOPASSWD: /usr/bin/false ""
                        shop ALL=(root) TIMEOUT=100 NOPASSWD: /usr/bin/systemctl reload nginx

                        # Stage > File("/etc/nginx/shop.conf")
                        shop ALL=(root) NOPASSWD: /usr/bin/cat /etc/nginx/shop.conf
                        shop ALL=(root) NOPASSWD: /usr/bin/chgrp -h www-data /etc/nginx/shop.conf
                        shop ALL=(root) NOPASSWD: /usr/bin/chmod 0640 /etc/nginx/shop.conf
                        shop ALL=(root) NOPASSWD: /usr/bin/dd bs\\=64k of\\=/etc/nginx/.launchway-new.shop.conf conv\\=fsync status\\=none
                        shop ALL=(root) NOPASSWD: /usr/bin/install -m 0640 -g www-data -T /dev/null /etc/nginx/.launchway-new.shop.conf
                        shop ALL=(root) NOPASSWD: /usr/bin/mv -fT /etc/nginx/.launchway-new.shop.conf /etc/nginx/shop.conf
                        shop ALL=(root) NOPASSWD: /usr/bin/stat -c %f/%s/%Y/%U/%G /etc/nginx/shop.conf
                        """);
    }

    @Test
    void namesWhoLogsInAndNothingWhereNothingIsNeeded() {
        SudoersFile file = new SudoersFile("staging", "web01", "shop", Optional.of("deployer"), "", Map.of());
        assertThat(file.text())
                .contains("\ndeployer ALL=(shop) NOPASSWD: ALL\n")
                .endsWith("# No component works as another user than shop.\n");
        assertThat(new SudoersFile(
                                "test",
                                "web01",
                                "root",
                                Optional.empty(),
                                "",
                                Map.of("App", List.of(right(Optional.empty(), "id"))))
                        .text())
                .endsWith("# root deploys, who needs no rules.\n");
        assertThat(new SudoersFile("a.b/c", "web01", "shop", Optional.empty(), "", Map.of()).name())
                .isEqualTo("launchway-shop-a-b-c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@web01", "EXAMPLE\\alice", "%wheel", "#0", "ALL", "a,b", "!a", "+net"})
    void anotherStandsForANameThatOnlyAGatewayKnows(String login) throws Exception {
        String of = " when " + login.replace('\\', ' ') + " logs in";
        Map<String, List<Right>> rights = Map.of("App", List.of(right(Optional.empty(), "id")));
        String becomes = new SudoersFile("staging", "web01", "shop", Optional.of(login), "", rights).text();
        assertThat(becomes).contains(of, "\nUSER ALL=(shop) NOPASSWD: ALL\nDefaults:USER !requiretty\n");
        String deploys = new SudoersFile("staging", "web01", login, Optional.empty(), "", rights).text();
        assertThat(deploys).contains(of, "\nDefaults:USER !requiretty, ", "\nUSER ALL=(root) NOPASSWD: /usr/bin/id");
        assertThat(becomes.lines().filter(line -> !line.startsWith("#") && line.contains(login)))
                .allMatch(line -> login.equals("ALL"));
        checkedByVisudo(becomes);
        checkedByVisudo(deploys);
        checkedByVisudo(SudoRule.line("alice@example.com", right(Optional.empty(), "id"), "/usr/bin/id") + "\n"
                + SudoRule.line("EXAMPLE\\alice", right(Optional.empty(), "id"), "/usr/bin/id") + "\n");
    }

    private void checkedByVisudo(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("sudoers"), text);
        Process visudo = new ProcessBuilder("/usr/sbin/visudo", "-cf", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(visudo.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .as(text)
                .contains("parsed OK");
    }

    @Test
    void namesBothPlacesOfProgramsOnAlpine() {
        Right right = right(Optional.empty(), "cat", "/etc/x");
        assertThat(SudoRule.lines("shop", right, "alpine"))
                .containsExactly(
                        "shop ALL=(root) NOPASSWD: /usr/bin/cat /etc/x", "shop ALL=(root) NOPASSWD: /bin/cat /etc/x");
    }

    private static Right right(Optional<Duration> timeout, String... argv) {
        return new Right("root", List.of(), List.of(argv), timeout, Optional.empty());
    }

    @Test
    void writesAWriteThatItsOwnerMayNotRepeat() {
        assertThat(FileCommands.make(Path.of("/etc/x"), FileMode.of(0400), null, null))
                .containsExactly("install", "-m", "0600", "-T", "/dev/null", "/etc/.launchway-new.x");
        assertThat(FileCommands.narrowed(FileMode.of(0400))).isTrue();
    }

    // -------------------------------------------------------------------------------- what sudo says

    @Test
    void readsWhatSudoLists() {
        SudoListing listing = SudoListing.parse("""
                User walker may run the following commands on vm:

                Sudoers entry:
                    RunAsUsers: root
                    Options: !authenticate
                    Commands:
                \t/usr/bin/echo a\\*b c\\:d
                \t/usr/bin/true ""
                \t/usr/bin/id

                Sudoers entry: /etc/sudoers.d/x
                    RunAsUsers: postgres, root
                    Commands:
                \t/usr/bin/psql *
                \t/usr/bin/asks
                \t!/usr/bin/id -u
                """);
        assertThat(verdict(listing, "/usr/bin/echo", "a*b", "c:d")).isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdict(listing, "/usr/bin/echo", "aXb", "c:d")).isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdict(listing, "/usr/bin/true")).isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdict(listing, "/usr/bin/true", "x")).isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdict(listing, "/usr/bin/id", "-g")).isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdict(listing, "/usr/bin/id", "-u")).isEqualTo(SudoListing.Verdict.DENIED);
        assertThat(verdict(listing, "/usr/bin/asks")).isEqualTo(SudoListing.Verdict.ASKS);
        assertThat(verdict(listing, "/usr/bin/psql", "x")).isEqualTo(SudoListing.Verdict.ASKS);
    }

    @Test
    void theLastEntryThatMayBeAboutACommandDecides() {
        String first = """
                Sudoers entry:
                    RunAsUsers: root
                    Options: !authenticate
                    Commands:
                \t/usr/bin/systemctl reload nginx
                \t/usr/bin/cp a\\[1] b

                Sudoers entry:
                    RunAsUsers: %s
                    Options: %s
                    Commands:
                \t%s
                """;
        assertThat(verdictOfReload(first, "root", "authenticate", "/usr/bin/systemctl reload *"))
                .isEqualTo(SudoListing.Verdict.ASKS);
        assertThat(verdictOfReload(first, "root", "authenticate", "!/usr/bin/systemctl re?oad nginx"))
                .isEqualTo(SudoListing.Verdict.DENIED);
        assertThat(verdictOfReload(first, "root", "authenticate", "/usr/bin/systemctl stop *"))
                .isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdictOfReload(first, "root", "authenticate", "/usr/bin/systemctl [r]*"))
                .isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdictOfReload(first, "root", "authenticate", "/usr/bin/systemctl ^re.*$"))
                .isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdictOfReload(first, "root", "authenticate", "/usr/bin/*")).isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdictOfReload(first, "root", "authenticate", "!/usr/bin/pass*"))
                .isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdictOfReload(first, "root", "authenticate", "!/usr/bin/")).isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdictOfReload(first, "#0", "authenticate", "ALL")).isEqualTo(SudoListing.Verdict.UNKNOWN);
        assertThat(verdictOfReload(first, "ALL, !root", "authenticate", "ALL")).isEqualTo(SudoListing.Verdict.ALLOWED);
        assertThat(verdictOfReload(first, "!root, ALL", "authenticate", "ALL")).isEqualTo(SudoListing.Verdict.ASKS);
    }

    @Test
    void whoeverMayAllButRootMayNotRoot() {
        assertThat(verdictOfReload("    RunAsUsers: %s\n    Options: %s\n\t%s\n", "ALL, !root", "!authenticate", "ALL"))
                .isEqualTo(SudoListing.Verdict.UNKNOWN);
    }

    private static SudoListing.Verdict verdictOfReload(String listing, String users, String option, String command) {
        return verdict(
                SudoListing.parse(String.format(listing, users, option, command)),
                "/usr/bin/systemctl",
                "reload",
                "nginx");
    }

    private static SudoListing.Verdict verdict(SudoListing listing, String program, String... arguments) {
        return listing.of("root", program, List.of(arguments), program::equals);
    }
}
