package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.cli.secrets.SecretsTree;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of a service that has secrets: who reads them, who needs no identity, and what is told where they cannot be read. */
class SecretRunTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path directory;

    private SecretsTree tree;
    private Path here;

    @BeforeEach
    void writeSecrets() throws Exception {
        here = Files.createDirectories(directory.resolve("here"));
        tree = new SecretsTree(directory, "test", "shared");
        tree.says("anna", "", "init", "test");
        tree.says("anna", "", "init", "shared");
        tree.says("anna", PASSWORD, "set", "test", "component.vault.password");
        tree.says("anna", "key store", "set", "test", "files.tls.p12");
        tree.says("anna", "first token", "set", "shared", "data.one");
        tree.says("anna", "second token", "set", "shared", "data.two");
        tree.says("ben", "", "init");
    }

    private Called run(String configure, Map<String, String> variables, String line) throws IOException {
        URL[] resources = {tree.environments.getParent().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(resources, null)) {
            return new SecretService(loader, configure).run(here, variables, line);
        }
    }

    private Called run(String line) throws IOException {
        return run("", Map.of(), line);
    }

    private Called asAnna(String line) throws IOException {
        return run("", Map.of("LAUNCHWAY_IDENTITY", tree.identity("anna").toString()), line);
    }

    private Called asBen(String line) throws IOException {
        return run("", Map.of("LAUNCHWAY_IDENTITY", tree.identity("ben").toString()), line);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = tree.environments.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** The text of a value, as it stands in a file. */
    private String sealed(String file, String key) throws IOException {
        String text = Files.readString(tree.environments.resolve(file));
        int start = text.indexOf(key + " = {");
        return text.substring(text.indexOf('{', start), text.indexOf('}', start) + 1);
    }

    @Test
    void aRunReadsTheSecretsOfItsEnvironmentAndOfThoseThatItExtends() throws Exception {
        Called called = asAnna("local test");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(here.resolve("work/vault/secrets")).hasContent(PASSWORD + " tls.p12 9 first token second token");
        assertThat(called.out() + called.err()).doesNotContain(PASSWORD, "token", "key store");
    }

    @Test
    void anIdentityCanBeNamed() throws Exception {
        Called called = run("local test --identity " + tree.identity("anna"));

        assertThat(called.code()).as(called.err()).isZero();
    }

    @Test
    void aPredictionReadsThemToo() throws Exception {
        assertThat(asBen("local test --predict").code()).isEqualTo(3);
        Called called = asAnna("local test --predict");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("1 would change").doesNotContain(PASSWORD);
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void whoCannotReadThemIsToldSoForEachFileAndNothingChanges() throws Exception {
        Called called = asBen("local test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err())
                .contains("[LW166] the secrets of environment 'test' cannot be read: no identity on this machine opens"
                        + " the secrets: looked at " + tree.identity("ben"))
                .contains("[LW166] the secrets of environment 'shared' cannot be read")
                .contains("who can read them: age1")
                .contains("environments/test.secrets.toml")
                .contains(
                        "needed: vault.password (environments/test.secrets.toml:8:1), tls.p12 (environments/test.toml:5:1)")
                .contains("needed: one (environments/test.toml:6:1), two (environments/test.toml:6:1)")
                .contains(
                        "help: name another one by --identity, or let somebody who can read the secrets add your recipient")
                .doesNotContain("\tat ");
        assertThat(called.out()).isEqualTo("test: 2 problems, nothing was changed\n");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void jsonTellsItAsAnInvalidModel() throws Exception {
        Called called = asBen("local test --json");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .contains(
                        "{\"event\":\"error\",\"trouble\":\"model-invalid\",\"code\":\"LW166\",\"environment\":\"test\"")
                .contains("\"outcome\":\"not-begun\"");
    }

    @Test
    void anIdentityThatIsNotThereIsTold() throws Exception {
        Called called = run("local test --identity nowhere");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("[LW166]", "the identity " + here.resolve("nowhere") + " cannot be read");
    }

    @Test
    void aSharedIdentityOpensSecretsForEverybody() throws Exception {
        Files.copy(tree.identity("anna"), tree.environments.resolve("test.identity"));
        Files.copy(tree.identity("anna"), tree.environments.resolve("shared.identity"));

        Called called =
                run("", Map.of("LAUNCHWAY_IDENTITY", tree.identity("ben").toString()), "local test");

        assertThat(called.code()).as(called.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check test", "check test --json", "check test --sarif", "plan test", "plan test --json"})
    void withoutARunNoIdentityIsNeeded(String line) throws Exception {
        Called called = asBen(line);

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out() + called.err()).doesNotContain("placeholder", "LW16");
    }

    @Test
    void checkReadsThemWhereItIsTold() throws Exception {
        assertThat(asAnna("check test --with-secrets").code()).isZero();
        Called ben = asBen("check test --with-secrets");

        assertThat(ben.code()).isEqualTo(3);
        assertThat(ben.err()).contains("[LW166]");
        assertThat(asAnna("plan test --with-secrets").code()).isZero();
    }

    @Test
    void anIdentityIsNothingForACommandThatReadsNoSecrets() throws Exception {
        Called called = run("check test --identity x");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err())
                .contains("'check' reads no secrets", "help: add --with-secrets, or leave out --identity");
    }

    @Test
    void whatTripsOverAPlaceholderIsAWarning() throws Exception {
        Called called = run("number", Map.of(), "check test");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.err())
                .contains("warning: [LW168] Vault: NumberFormatException: For input string:")
                .contains(
                        "the component has looked at the secret vault.password before, for which a placeholder stands here")
                .contains("at Vault.java:")
                .contains("help: say --with-secrets, where there is an identity that can read them");
        assertThat(called.out())
                .isEqualTo("test: nothing wrong was found, but not all of it is known without its secrets\n");
        assertThat(run("number", Map.of(), "check test --github").out()).startsWith("::warning ");
    }

    @Test
    void planNeedsTheSecretsOfWhatTripsOverAPlaceholder() throws Exception {
        Called called = run("number", Map.of(), "plan test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("[LW168]", "help: say --with-secrets");
        tree.says("anna", "4711", "set", "test", "component.vault.password");
        Map<String, String> anna =
                Map.of("LAUNCHWAY_IDENTITY", tree.identity("anna").toString());
        assertThat(run("number", anna, "plan test --with-secrets").code()).isZero();
        assertThat(run("number", anna, "check test --with-secrets").out()).contains("holds together");
    }

    @Test
    void whatFailsBeforeItLooksAtASecretIsAnError() throws Exception {
        Called called = run("fail", Map.of(), "check test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("error: [LW150] it fails");
    }

    @Test
    void whatFailsAfterALookMayFailBecauseOfIt() throws Exception {
        assertThat(run("look-and-fail", Map.of(), "check test").code()).isZero();
        Map<String, String> anna =
                Map.of("LAUNCHWAY_IDENTITY", tree.identity("anna").toString());
        Called called = run("look-and-fail", anna, "check test --with-secrets");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("error: [LW150] it fails").doesNotContain("placeholder");
    }

    @Test
    void allFaultsOfValuesAreToldAtOnce() throws Exception {
        String one = sealed("shared.secrets.toml", "one");
        String two = sealed("shared.secrets.toml", "two");
        change("shared.secrets.toml", "one = " + one, "one = " + two);
        change("shared.secrets.toml", "two = " + two, "two = " + two.replace("value = \"YWdl", "value = \"YWdm"));
        change("test.secrets.toml", "password = ", "passwort = ");
        Files.delete(tree.environments.resolve("test.secrets/tls.p12"));

        Called called = asAnna("local test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err())
                .contains("[LW167] there is no secret 'component.vault.password' in this program")
                .contains("help: did you mean 'component.vault.passwort'?")
                .contains(
                        "[LW167] the file tls.p12 is named in [files], and environments/test.secrets/tls.p12 is not there")
                .contains("[LW167] the value of data.one was not written here by somebody who can read it")
                .contains("[LW167] the value of data.two is damaged")
                .contains("environments/shared.secrets.toml:")
                .contains("needed: two (environments/test.toml:6:1)");
        assertThat(called.out()).isEqualTo("test: 4 problems, nothing was changed\n");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void aTruncatedFileIsTold() throws Exception {
        Path file = tree.environments.resolve("test.secrets.toml");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("mac = ") + 20));

        Called called = asAnna("local test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("[LW167] no valid TOML: ", "environments/test.secrets.toml:");
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNotPackedIsTold() throws Exception {
        Files.delete(tree.environments.resolve("test.secrets.toml"));

        Called called = asAnna("local test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err())
                .contains(
                        "[LW167] the file of secrets environments/test.secrets.toml, which the environment was built with,"
                                + " is not in this program")
                .contains("help: build again");
    }

    @Test
    void aRecipientThatAddedHimselfIsFoundOut() throws Exception {
        change(
                "test.secrets.toml",
                "recipients = [\n",
                "recipients = [\n    \""
                        + Files.readString(tree.identity("ben")).replaceAll("(?s).*recipient: (age1\\S+).*", "$1")
                        + "\",\n");

        Called called = asAnna("local test");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("the list of recipients was changed by hand");
    }
}
