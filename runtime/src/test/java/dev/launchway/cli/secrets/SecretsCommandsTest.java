package dev.launchway.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
