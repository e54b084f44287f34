package dev.launchway.secrets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.Recipient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names in clear, values encrypted; what has not changed stays as it stands. */
class SecretsFileTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    private static final KeyWrapping PROGRAMS = new KeyWrapping(Map.of());

    private final AgeIdentity anna = AgeIdentity.generate();
    private final AgeIdentity ben = AgeIdentity.generate();

    @Test
    void aValueIsReadByItsNameAlone() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "component", "postgres", "password");
        file = set(file, "two\nlines \"quoted\" \\ grüße", "data", "a key");

        assertThat(file.names())
                .extracting(SecretName::toString)
                .containsExactly("component.postgres.password", "data.\"a key\"");
        assertThat(file.text()).contains("password = { changed = 2026-03-02").doesNotContain("hunter2");
        assertThat(value(file, "component", "postgres", "password")).isEqualTo("hunter2");
        assertThat(value(file, "data", "a key")).isEqualTo("two\nlines \"quoted\" \\ grüße");
    }

    @Test
    void theTextInClearGivesTheSameFileAgain() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "component", "postgres", "password");
        file = set(file, "a\nb\n", "host", "db01", "component", "postgres", "certificate");
        file = set(file, "other", "component", "postgres", "replication");
        String clear = ClearText.of(file, key(file));

        assertThat(clear)
                .contains("password = \"hunter2\"\nreplication = \"other\"\n")
                .doesNotContain("mac", "public");
        Revision revision = revise(file, clear);
        assertThat(revision.text()).isEqualTo(file.text());
        assertThat(revision.changed()).isEmpty();
    }

    @Test
    void oneEditedValueIsOneChangedLine() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "component", "postgres", "password");
        file = set(file, "same", "component", "postgres", "replication");
        String clear = ClearText.of(file, key(file)).replace("hunter2", "hunter3") + "# a comment\n";

        Revision revision = revise(file, clear);

        List<String> before = file.text().lines().toList();
        List<String> after = revision.text().lines().toList();
        assertThat(after).hasSize(before.size() + 1).endsWith("# a comment");
        assertThat(after.stream().filter(line -> !before.contains(line)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("password = { changed = 2026-03-03");
        assertThat(revision.changed()).hasToString("[component.postgres.password]");
        assertThat(value(parse(revision.text()), "component", "postgres", "password"))
                .isEqualTo("hunter3");
    }

    @Test
    void listsAndTablesOfValuesKeepTheirForm() throws Exception {
        SecretsFile file = empty();
        String clear = ClearText.of(file, key(file))
                + "[component.app]\ntokens = [ \"a\", # first\n 'b' ]\nusers = { anna = \"x\", \"b c\" = '''y''' }\n";

        SecretsFile after = parse(revise(file, clear).text());

        assertThat(after.names())
                .extracting(SecretName::toString)
                .containsExactly(
                        "component.app.tokens[0]",
                        "component.app.tokens[1]",
                        "component.app.users.anna",
                        "component.app.users.\"b c\"");
        assertThat(ClearText.of(after, key(after)))
                .contains("tokens = [ \"a\", # first\n \"b\" ]\nusers = { anna = \"x\", \"b c\" = \"y\" }\n");
    }

    @Test
    void aValueUnderAnotherNameIsNotItsValue() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "component", "postgres", "password");
        SecretsFile moved = parse(file.text().replace("[component.postgres]", "[component.mysql]"));

        assertThatThrownBy(() -> value(moved, "component", "mysql", "password"))
                .isInstanceOf(InvalidSecretsException.class)
                .hasMessageStartingWith(
                        "environments/test.secrets.toml:12:1: the value of component.mysql.password was not written here");
    }

    @Test
    void aFileOfAnotherEnvironmentIsNotThisOne() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "data", "x");
        SecretsFile copy = SecretsFile.parse(
                "environments/production.secrets.toml", file.text().replace("\"test\"", "\"production\""));

        assertThatThrownBy(() -> copy.value(new SecretName(List.of("data", "x")), key(copy)))
                .hasMessageContaining("was not written here");
    }

    @Test
    void recipientsThatWereChangedByHandAreFound() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "data", "x");
        SecretsFile changed =
                parse(file.text().replace("recipients = [\n", "recipients = [\n    \"" + ben.recipient() + "\",\n"));

        assertThatThrownBy(() -> key(changed))
                .isInstanceOf(KeyAccessException.class)
                .hasMessageStartingWith("the list of recipients was changed by hand");
    }

    @Test
    void aNewRecipientReadsAndNoValueIsTouched() throws Exception {
        SecretsFile file = set(empty(), "hunter2", "data", "x");
        String clear = ClearText.of(file, key(file));

        Revision revision =
                revise(file, clear.replace("recipients = [\n", "recipients = [\n    \"" + ben.recipient() + "\",\n"));

        SecretsFile after = parse(revision.text());
        assertThat(after.recipients()).extracting(Recipient::text).containsExactly(ben.recipient(), anna.recipient());
        assertThat(after.value(new SecretName(List.of("data", "x")), after.open(identities(ben))))
                .isEqualTo("hunter2");
        assertThat(after.text()).endsWith(file.text().substring(file.text().indexOf("[data]")));
        assertThat(revision.key().recipient()).isEqualTo(key(file).recipient());
    }

    @Test
    void aRecipientWhoIsGoneReadsNothingThatIsNew() throws Exception {
        SecretsFile file = parse(NewFile.text("test", List.of(recipient(anna), recipient(ben)), PROGRAMS));
        file = set(file, "hunter2", "data", "x");
        EnvironmentKey old = file.open(identities(ben));
        String clear = ClearText.of(file, old);

        Revision revision = revise(file, clear.replace("    \"" + ben.recipient() + "\",\n", ""));

        SecretsFile after = parse(revision.text());
        assertThatThrownBy(() -> after.open(identities(ben))).isInstanceOf(KeyAccessException.class);
        assertThatThrownBy(() -> after.value(new SecretName(List.of("data", "x")), old))
                .hasMessageContaining("is encrypted for another key of the environment");
        assertThat(value(after, "data", "x")).isEqualTo("hunter2");
        assertThat(after.changed(new SecretName(List.of("data", "x")))).isEqualTo(MONDAY);
        assertThat(revision.changed()).isEmpty();
    }

    @Test
    void aFileBesideIsBoundToItsName() throws Exception {
        byte[] content = {0, 1, 2, (byte) 0xff};
        SecretsFile file = empty();
        Revision first = Insertion.file(file, key(file), "tls.pem", content, MONDAY);
        SecretsFile after = parse(first.text());

        assertThat(after.file("tls.pem", first.files().get("tls.pem"), key(after)))
                .isEqualTo(content);
        Revision second = Insertion.file(after, key(after), "other", content, MONDAY);
        SecretsFile both = parse(second.text());
        assertThatThrownBy(() -> both.file(
                        "other",
                        parse(both.text().replace("x", "x")).files().isEmpty()
                                ? new byte[0]
                                : key(both).encrypt(new byte[] {7}),
                        key(both)))
                .hasMessageContaining("the file other was not written here");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        assertWrong("[secrets]\nenvironment = 'x'\nrecipients = []\n", "3:1: the list of recipients is empty");
        assertWrong("[component.x]\na = \"b\"\n", "there is no section [secrets]");
        assertWrong("[secrets]\nenvironment = 'x'\nrecipients = [\"age1x\"]\n", "3:15: 'age1x' is no recipient of age");
        assertWrong(
                "[secrets]\nrecipients = [\"" + anna.recipient() + "\"]\n",
                "1:1: the key of the environment is missing");
        assertWrong("[secrets\n", "1:");
    }

    private void assertWrong(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidSecretsException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("environments/test.secrets.toml");
    }

    @Test
    void aClearValueInTheEncryptedFileIsRefused() throws Exception {
        String text = empty().text() + "[data]\nx = \"hunter2\"\n";

        assertThatThrownBy(() -> parse(text)).hasMessageContaining("the value of data.x stands here in clear");
    }

    private SecretsFile empty() throws Exception {
        return parse(NewFile.text("test", List.of(recipient(anna)), PROGRAMS));
    }

    private SecretsFile set(SecretsFile file, String value, String... name) throws Exception {
        return parse(Insertion.value(file, key(file), List.of(name), value, MONDAY));
    }

    private Revision revise(SecretsFile file, String clear) throws Exception {
        return Revising.revise(clear, new Revising.Before(file, key(file), Map.of()), false, TUESDAY, PROGRAMS);
    }

    private String value(SecretsFile file, String... name) throws Exception {
        return file.value(new SecretName(List.of(name)), key(file));
    }

    private EnvironmentKey key(SecretsFile file) throws KeyAccessException {
        return file.open(identities(anna));
    }

    private static SecretsFile parse(String text) throws InvalidSecretsException {
        return SecretsFile.parse("environments/test.secrets.toml", text);
    }

    private static Recipient recipient(AgeIdentity identity) {
        return new Recipient.X25519(identity.recipient());
    }

    private static Identities identities(AgeIdentity identity) throws KeyAccessException {
        return Identities.find(new IdentityPlaces(
                Optional.empty(), Map.of(Identities.VARIABLE, identity.text()), Path.of("/nowhere"), Optional.empty()));
    }
}
