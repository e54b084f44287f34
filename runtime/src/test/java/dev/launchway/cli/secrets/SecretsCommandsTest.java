package dev.launchway.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.secrets.key.SecretsException;
import dev.launchway.testing.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with secrets in a source tree. */
class SecretsCommandsTest {

    private static final String PASSWORD = "component.postgres.password";

    @TempDir
    Path directory;

    private SecretsTree tree;

    @BeforeEach
    void environmentsWithoutSecrets() throws IOException {
        tree = new SecretsTree(directory, "staging", "production");
    }

    @Test
    void whoHasNothingGetsAnIdentityAndAFile() throws Exception {
        String told = tree.says("anna", "", "init", "production");

        Path identity = directory.resolve("homes/anna/.config/launchway/identity");
        assertThat(told)
                .contains(
                        "a recipient is\na padlock",
                        "Your identity is new, and stands in " + identity,
                        "Your recipient: " + tree.recipient("anna"),
                        "secrets edit production");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.getParent())))
                .isEqualTo("rwx------");
        assertThat(tree.text("production.secrets.toml")).contains(tree.recipient("anna"));
        assertThat(tree.does("anna", "", "list"))
                .isEqualTo("production\n  can be read by\n    " + tree.recipient("anna")
                        + "\n  holds nothing yet\nstaging\n  has no secrets\n");
        assertRefused("the environment 'production' has secrets already", "anna", "init", "production");
    }

    @Test
    void aValueIsSetAndShown() throws Exception {
        tree.says("anna", "", "init", "production");

        assertThat(tree.says("anna", "hunter2\n", "set", "production", PASSWORD))
                .doesNotContain("hunter2");
        tree.says("anna", "\u00fcml\u00e4ut\n\n", "set", "production", "data.motd");
        tree.says("anna", "", "generate", "production", "component.app.session-key");

        assertThat(tree.does("anna", "", "show", "production", PASSWORD)).isEqualTo("hunter2\n");
        assertThat(tree.does("anna", "", "show", "production", "data.motd")).isEqualTo("\u00fcml\u00e4ut\n\n");
        assertThat(tree.does("anna", "", "show", "production", "component.app.session-key"))
                .matches("[A-Za-z0-9]{32}\n");
        assertThat(tree.does("anna", "", "show", "production"))
                .contains("[component.postgres]\npassword = \"hunter2\"\n");
        assertThat(tree.files().values()).noneMatch(text -> text.contains("hunter2"));
        assertThat(tree.does(
                        "anna",
                        "",
                        "show",
                        tree.environments.resolve("production.secrets.toml").toString()))
                .isEqualTo(tree.does("anna", "", "show", "production"));
    }

    @Test
    void aFileIsSetAndShownByteForByte() throws Exception {
        tree.says("anna", "", "init", "production");

        tree.says("anna", "-----BEGIN\n\u0000\u0001\n", "set", "production", "files.tls.pem");

        assertThat(tree.does("anna", "", "show", "production", "files.tls.pem"))
                .isEqualTo("-----BEGIN\n\u0000\u0001\n");
        assertThat(tree.files()).containsKey("production.secrets/tls.pem");
        assertThat(tree.files().values()).noneMatch(text -> text.contains("-----BEGIN\n"));
    }

    @Test
    void anEditedTextChangesWhatWasChanged() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "hunter2", "set", "production", PASSWORD);
        tree.says("anna", "same", "set", "production", "data.same");
        String before = tree.text("production.secrets.toml");
        Path seen = directory.resolve("seen");
        tree.editor("echo \"$1\" > " + seen
                + "; sed -i s/hunter2/hunter3/ \"$1\"; echo '[component.new]\nkey = \"v\"' >> \"$1\"");

        String told = tree.says("anna", "", "edit", "production");

        assertThat(told)
                .contains("changed  " + PASSWORD, "new      component.new.key")
                .doesNotContain("hunter");
        assertThat(tree.does("anna", "", "show", "production", PASSWORD)).isEqualTo("hunter3\n");
        assertThat(tree.text("production.secrets.toml").lines().filter(line -> !before.contains(line)))
                .hasSize(3);
        assertThat(Path.of(Files.readString(seen).strip()).getParent()).doesNotExist();
    }

    @Test
    void anEditorThatChangesNothingChangesNothing() throws Exception {
        tree.says("anna", "", "init", "production");
        Map<String, String> before = tree.files();
        tree.editor("true");

        assertThat(tree.says("anna", "", "edit", "production")).contains("nothing was changed");
        assertThat(tree.files()).isEqualTo(before);
    }

    @Test
    void whatCannotBeEncryptedIsKept() throws Exception {
        tree.says("anna", "", "init", "production");
        Map<String, String> before = tree.files();
        for (String script : List.of(
                "echo 'typed = ' >> \"$1\"",
                "echo '[data]\ntyped = 7' >> \"$1\"",
                "echo '[dta]\ntyped = \"7\"' >> \"$1\"",
                "echo '# typed' >> \"$1\"; exit 3",
                "echo '# typed' >> \"$1\"; sed -i 's/age1./age1/' \"$1\"")) {
            tree.editor(script);

            String told = tree.fails("anna", "", "edit", "production");

            Path kept = kept(told);
            assertThat(Files.readString(kept)).contains("typed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())))
                    .isEqualTo("rwx------");
            Files.delete(kept);
            Files.delete(kept.getParent());
            assertThat(tree.files()).isEqualTo(before);
        }
    }

    @Test
    void peopleComeAndGo() throws Exception {
        for (String environment : List.of("staging", "production")) {
            tree.says("anna", "", "init", environment);
            tree.says("anna", "of " + environment, "set", environment, PASSWORD);
            tree.says("anna", "certificate", "set", environment, "files.tls.pem");
        }
        String ben = tree.recipient("ben");
        assertRefused("no identity on this machine opens the secrets", "ben", "show", "staging");
        String value = line(tree.text("staging.secrets.toml"), "password");

        assertThat(tree.says("anna", "", "add", ben)).contains("can read now: production, staging");
        assertThat(tree.says("anna", "", "add", ben)).contains("it can read all of them already");
        assertThat(tree.does("ben", "", "show", "staging", PASSWORD)).isEqualTo("of staging\n");
        assertThat(line(tree.text("staging.secrets.toml"), "password")).isEqualTo(value);

        String told = tree.says("ben", "", "remove", ben, "production");
        assertThat(told)
                .contains(
                        "  java -jar target/plan.jar secrets set production component.postgres.password\n",
                        "  java -jar target/plan.jar secrets set production files.tls.pem < tls.pem\n")
                .doesNotContain("staging");
        assertRefused("no identity on this machine opens the secrets", "ben", "show", "production");
        assertThat(tree.does("anna", "", "show", "production", "files.tls.pem")).isEqualTo("certificate");
        assertThat(tree.does("ben", "", "show", "staging", "files.tls.pem")).isEqualTo("certificate");
        tree.says("ben", "", "remove", tree.recipient("anna"), "staging");
        assertRefused("it is the only one who can read the secrets of 'staging'", "ben", "remove", ben, "staging");
    }

    @Test
    void oneEnvironmentThatCannotBeOpenedChangesNone() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("ben", "", "init", "staging");
        Map<String, String> before = tree.files();

        assertRefused("environment 'staging': no identity", "anna", "add", tree.recipient("carl"));

        assertThat(tree.files()).isEqualTo(before);
    }

    @Test
    void everythingIsEncryptedAnew() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "hunter2", "set", "production", PASSWORD);
        tree.says("anna", "certificate", "set", "production", "files.tls.pem");
        Map<String, String> before = tree.files();
        tree.on(LocalDate.of(2026, 7, 1));

        tree.says("anna", "", "reencrypt");

        assertThat(tree.files()).isNotEqualTo(before);
        assertThat(tree.does("anna", "", "show", "production", PASSWORD)).isEqualTo("hunter2\n");
        assertThat(tree.does("anna", "", "show", "production", "files.tls.pem")).isEqualTo("certificate");
        assertThat(tree.does("anna", "", "stale"))
                .isEqualTo("2026-03-02    121 days  production  component.postgres.password\n"
                        + "2026-03-02    121 days  production  files.tls.pem\n");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsChanged() throws Exception {
        tree.says("anna", "", "init", "production");
        Map<String, String> before = tree.files();

        assertRefused("there is no environment 'prodction'", "anna", "set", "prodction", PASSWORD);
        assertRefused("'postgres.password' is no key of a secret", "anna", "set", "production", "postgres.password");
        assertRefused("'component.' is no key", "anna", "set", "production", "component.");
        assertRefused("the value is empty", "anna", "set", "production", PASSWORD);
        assertRefused("'../x' is no name of a file", "anna", "set", "production", "files.../x");
        assertRefused("the environment 'staging' has no secrets", "anna", "show", "staging");
        assertRefused("there is no secret data.x", "anna", "show", "production", "data.x");
        assertRefused("'ben' is no recipient", "anna", "add", "ben");

        assertThat(tree.files()).isEqualTo(before);
    }

    @Test
    void twoPeopleWhoChangeDifferentKeysMerge() throws Exception {
        Installed.require("git");
        tree.says("anna", "", "init", "production");
        for (String key : List.of(PASSWORD, "component.postgres.replication", "component.app.key", "data.smtp")) {
            tree.says("anna", "old", "set", "production", key);
        }
        tree.says("anna", "", "add", tree.recipient("ben"));
        git("init", "-q", "-b", "main");
        commit("start");
        git("checkout", "-q", "-b", "ben");
        tree.says("ben", "of ben", "set", "production", "data.smtp");
        tree.says("ben", "new of ben", "set", "production", "component.app.second");
        commit("ben");
        git("checkout", "-q", "main");
        tree.says("anna", "of anna", "set", "production", PASSWORD);
        tree.says("anna", "", "add", tree.recipient("carl"));
        commit("anna");

        git("-c", "user.name=a", "-c", "user.email=a@example.com", "merge", "-q", "-m", "merge", "ben");

        assertThat(tree.does("carl", "", "show", "production", PASSWORD)).isEqualTo("of anna\n");
        assertThat(tree.does("carl", "", "show", "production", "data.smtp")).isEqualTo("of ben\n");
        assertThat(tree.does("carl", "", "show", "production", "component.app.second"))
                .isEqualTo("new of ben\n");
    }

    @Test
    void aConflictSaysWhatToDo() throws Exception {
        Installed.require("git");
        tree.says("anna", "", "init", "production");
        tree.says("anna", "old", "set", "production", PASSWORD);
        tree.says("anna", "", "add", tree.recipient("ben"));
        git("init", "-q", "-b", "main");
        commit("start");
        git("checkout", "-q", "-b", "ben");
        tree.says("ben", "of ben", "set", "production", PASSWORD);
        commit("ben");
        git("checkout", "-q", "main");
        tree.says("anna", "of anna", "set", "production", PASSWORD);
        commit("anna");
        assertThatThrownBy(() -> git("merge", "-q", "ben")).isInstanceOf(AssertionError.class);

        String told = tree.fails("anna", "", "list");

        String conflict = tree.text("production.secrets.toml");
        long line = conflict.substring(0, conflict.indexOf("<<<<<<<")).lines().count() + 1;
        assertThat(told)
                .contains(
                        "environments/production.secrets.toml:" + line + ": two branches changed the same lines",
                        "keep the lines of one side whole",
                        "'secrets set'");
        Files.writeString(
                tree.environments.resolve("production.secrets.toml"),
                conflict.replaceAll("(?s)<<<<<<< [^\n]*\n(.*?)=======\n.*?>>>>>>> [^\n]*\n", "$1"));
        assertThat(tree.does("ben", "", "show", "production", PASSWORD)).isEqualTo("of anna\n");
        tree.says("ben", "of both", "set", "production", PASSWORD);
        assertThat(tree.does("anna", "", "show", "production", PASSWORD)).isEqualTo("of both\n");
    }

    /** As a merge makes it of a value that somebody gave in a branch, while another one removed a recipient. */
    @Test
    void aValueFromBeforeARemovalSaysWhereItComesFrom() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "", "add", tree.recipient("ben"));
        Path file = tree.environments.resolve("production.secrets.toml");
        String start = Files.readString(file);
        tree.says("ben", "of ben", "set", "production", "component.app.key");
        String added = Files.readString(file).substring(start.length());
        Files.writeString(file, start);
        tree.says("anna", "", "remove", tree.recipient("ben"));
        Files.writeString(file, Files.readString(file) + added);

        assertThat(tree.fails("anna", "", "show", "production"))
                .contains("is encrypted for another key", "secrets set production component.app.key");
        tree.says("anna", "new", "set", "production", "component.app.key");

        assertThat(tree.does("anna", "", "show", "production")).contains("key = \"new\"");
    }

    @Test
    void recipientsHaveNames() throws Exception {
        tree.with(new ActionOptions(32, "ab", false, "anna", OptionalInt.empty()));
        tree.says("anna", "", "init", "production");
        tree.with(new ActionOptions(32, "ab", false, "ben of shop", OptionalInt.empty()));
        tree.says("anna", "", "add", tree.recipient("ben"));

        assertThat(tree.does("anna", "", "list", "production"))
                .contains(
                        "    " + tree.recipient("anna") + "  anna\n",
                        "    " + tree.recipient("ben") + "  ben of shop\n");
        assertThat(tree.fails("anna", "", "remove", "bn")).contains("'bn' is no recipient", "anna, ben of shop");
        assertThat(tree.says("anna", "", "remove", "ben of shop")).contains("production");
        assertThat(tree.does("anna", "", "list", "production")).doesNotContain("ben");
    }

    @Test
    void anIdentityCanLieInTheSources() throws Exception {
        tree.with(new ActionOptions(32, "ab", true, "", OptionalInt.empty()));

        assertThat(tree.says("anna", "", "init", "staging")).contains("public on purpose");

        assertThat(tree.text("staging.identity")).startsWith("# This identity is public on purpose");
        tree.says("anna", "hunter2", "set", "staging", PASSWORD);
        assertThat(tree.does("nobody", "", "show", "staging", PASSWORD)).isEqualTo("hunter2\n");
        assertThat(tree.does("nobody", "", "list", "staging")).contains("whoever has the sources");
        assertThat(directory.resolve("homes/nobody/.config")).doesNotExist();
    }

    @Test
    void oldOnesAreToldAlone() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "x", "set", "production", "data.old");
        tree.on(LocalDate.of(2026, 3, 12));
        tree.says("anna", "y", "set", "production", "data.new");
        tree.with(new ActionOptions(32, "ab", false, "", OptionalInt.of(9)));

        assertThat(tree.does("anna", "", "stale")).isEqualTo("2026-03-02     10 days  production  data.old\n");
        tree.with(new ActionOptions(32, "ab", false, "", OptionalInt.of(10)));
        assertThat(tree.says("anna", "", "stale")).contains("none of 2 secrets is older than 10 days");
    }

    @Test
    void theSameValueAgainChangesNothing() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "x", "set", "production", PASSWORD);
        tree.says("anna", "x", "set", "production", "files.f");
        Map<String, String> before = tree.files();
        tree.on(LocalDate.of(2026, 7, 1));

        assertThat(tree.says("anna", "x", "set", "production", PASSWORD)).contains("has that value already");
        assertThat(tree.says("anna", "x", "set", "production", "files.f")).contains("has that value already");

        assertThat(tree.files()).isEqualTo(before);
    }

    @Test
    void elementsOfListsAreNamedByTheirPosition() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.editor("echo '[component.app]\ntokens = [\"a\", \"b\"]' >> \"$1\"");
        tree.says("anna", "", "edit", "production");

        tree.says("anna", "c", "set", "production", "component.app.tokens[1]");

        assertThat(tree.does("anna", "", "show", "production")).contains("tokens = [\"a\", \"c\"]");
        assertThat(tree.fails("anna", "c", "set", "production", "component.app.tokens[2]"))
                .contains("there is no component.app.tokens[2]", "secrets edit production");
    }

    @Test
    void aNewKeyThatTheServiceDoesNotKnowIsDoubted() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.knows((environment, key) ->
                key.contains("pasword") ? Optional.of("no 'pasword'; did you mean 'password'?") : Optional.empty());

        assertThat(tree.says("anna", "x", "set", "production", "component.postgres.pasword"))
                .contains("warning: no 'pasword'; did you mean 'password'?", "is set");
        assertThat(tree.says("anna", "x", "set", "production", PASSWORD)).doesNotContain("warning");
        assertThat(tree.fails("anna", "", "show", "production", "component.postgres.passwort"))
                .contains("did you mean 'component.postgres.password'?");
    }

    @Test
    void aDiffShowsTheEncryptedTextToWhoCannotRead() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "hunter2", "set", "production", PASSWORD);
        Path file = Files.copy(
                tree.environments.resolve("production.secrets.toml"), directory.resolve("1_production.secrets.toml"));

        assertThat(tree.does("anna", "", "show", file.toString())).contains("hunter2");
        assertThat(tree.does("ben", "", "show", file.toString())).isEqualTo(Files.readString(file));
        Files.writeString(file, "<<<<<<< HEAD\n");
        assertThat(tree.does("anna", "", "show", file.toString())).isEqualTo("<<<<<<< HEAD\n");
    }

    /** A value that is cut, exchanged or moved is told by its line; nothing of the rest is lost. */
    @Test
    void damageIsToldAndNothingIsChanged() throws Exception {
        tree.says("anna", "", "init", "production");
        tree.says("anna", "hunter2", "set", "production", PASSWORD);
        tree.says("anna", "other", "set", "production", "component.postgres.replication");
        Path file = tree.environments.resolve("production.secrets.toml");
        String whole = Files.readString(file);
        String first = value(whole, "password");
        String second = value(whole, "replication");
        for (String damaged : List.of(
                whole.replace(first, second).replaceFirst("(?s)(replication = .*)", "$1"),
                whole.replace("password = ", "passwort = "),
                whole.replaceFirst("value = \"[A-Za-z0-9+/]{40}", "value = \""),
                whole.substring(0, whole.length() - 40),
                whole.replaceFirst("mac = \"....", "mac = \"0000"),
                whole.replaceFirst("changed = 2026-03-02", "changed = 2026-03-03"),
                whole.replaceFirst("age = \"[A-Za-z0-9+/]{8}", "age = \""),
                "")) {
            Files.writeString(file, damaged);
            tree.editor("echo '# typed' >> \"$1\"");

            for (String action : List.of("edit", "show", "reencrypt")) {
                assertThat(tree.fails("anna", "", action, "production"))
                        .contains("production")
                        .doesNotContain("hunter2");
                assertThat(Files.readString(file)).isEqualTo(damaged);
            }
        }
    }

    private static String value(String text, String key) {
        String line = line(text, key + " = ");
        return line.substring(line.indexOf('{'));
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to mount a small disk");
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeTrue(
                program("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0,
                "needs the right to mount");
        try {
            SecretsTree tiny = new SecretsTree(small, "production");
            tiny.says("anna", "", "init", "production");
            tiny.says("anna", "hunter2", "set", "production", PASSWORD);
            Map<String, String> before = tiny.files();
            tiny.variable("XDG_RUNTIME_DIR", "");
            tiny.editor("echo '# typed' >> \"$1\"; head -c 1000000 /dev/zero > " + small.resolve("full")
                    + " 2>/dev/null; true");

            Path kept = kept(tiny.fails("anna", "", "edit", "production"));

            assertThat(Files.readString(kept)).contains("# typed", "hunter2");
            assertThat(tiny.files()).isEqualTo(before);
            Files.delete(kept);
            Files.delete(kept.getParent());
            assertThat(tiny.fails("anna", "x", "set", "production", "files.large"))
                    .contains("No space left on device");
            assertThat(tiny.files()).isEqualTo(before);
        } finally {
            program("umount", "-l", small.toString());
        }
    }

    private static int program(String... argv) throws IOException, InterruptedException {
        return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor();
    }

    private static Path kept(String told) {
        String before = "the text in clear is kept in ";
        assertThat(told).contains(before);
        int start = told.indexOf(before) + before.length();
        return Path.of(told.substring(start).split("[,\n]", 2)[0]);
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", message);
    }

    private void git(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of("git", "-C", tree.environments.toString()));
        argv.addAll(List.of(arguments));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private void assertRefused(String message, String person, String... line) {
        assertThatThrownBy(() -> tree.does(person, "", line))
                .isInstanceOf(SecretsException.class)
                .hasMessageContaining(message);
    }
}
