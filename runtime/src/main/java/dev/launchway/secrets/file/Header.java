package dev.launchway.secrets.file;

import dev.launchway.secrets.key.InvalidRecipientException;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.secrets.key.RecipientText;
import dev.launchway.secrets.key.WrappedKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * The section {@code [secrets]} of a file: who can read it, and the key that is encrypted for them.
 *
 * @param environment whose secrets these are
 * @param recipients one or more, none of them twice
 * @param publicKey what values are encrypted for
 * @param key the environment's key, encrypted
 */
record Header(String environment, List<Recipient> recipients, String publicKey, WrappedKey key) {

    static final String SECTION = "secrets";
    static final String RECIPIENTS = "recipients";
    static final String KEY = "key";

    private static final String ENVIRONMENT = "environment";
    private static final Set<String> KEYS = Set.of(ENVIRONMENT, RECIPIENTS, KEY);

    static Header of(TomlSource source) throws InvalidSecretsException {
        List<Recipient> recipients = recipients(source);
        Object key = source.root().get(List.of(SECTION, KEY));
        if (!(key instanceof TomlTable table) || !(table.get("public") instanceof String publicKey)) {
            throw new InvalidSecretsException(
                    source.place(source.root().inputPositionOf(List.of(SECTION))),
                    "the key of the environment is missing: 'key' in [secrets]",
                    "put it back from version control; nothing in this file can be read without it");
        }
        return new Header(
                environment(source),
                recipients,
                publicKey,
                new WrappedKey(bytes(source, table, "age"), bytes(source, table, "gpg")));
    }

    /** Whose secrets these are. */
    static String environment(TomlSource source) throws InvalidSecretsException {
        if (source.root().get(List.of(SECTION, ENVIRONMENT)) instanceof String environment) {
            return environment;
        }
        throw new InvalidSecretsException(
                source.place(source.root().inputPositionOf(List.of(SECTION))),
                "[secrets] does not say whose secrets these are",
                "environment = \"…\"");
    }

    /** The recipients of a file, encrypted or in clear. */
    static List<Recipient> recipients(TomlSource source) throws InvalidSecretsException {
        Object section = source.root().get(List.of(SECTION));
        if (!(section instanceof TomlTable table)) {
            throw new InvalidSecretsException(
                    source.file(), "there is no section [secrets]", "'secrets init' makes a file with one");
        }
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                throw new InvalidSecretsException(
                        source.place(table.inputPositionOf(List.of(key))),
                        "there is no key '" + key + "' in [secrets]",
                        "values stand in [component.NAME], [host.NAME.component.NAME] and [data]");
            }
        }
        if (!(table.get(RECIPIENTS) instanceof TomlArray array)) {
            throw new InvalidSecretsException(
                    source.place(source.root().inputPositionOf(List.of(SECTION))),
                    "[secrets] names no recipients",
                    "recipients = [\"age1…\"]");
        }
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            recipients.add(recipient(source, array, i, recipients));
        }
        if (recipients.isEmpty()) {
            throw new InvalidSecretsException(
                    source.place(table.inputPositionOf(List.of(RECIPIENTS))),
                    "the list of recipients is empty: nobody could read the secrets again",
                    "name one at least, or delete the file");
        }
        return List.copyOf(recipients);
    }

    private static Recipient recipient(TomlSource source, TomlArray array, int i, List<Recipient> before)
            throws InvalidSecretsException {
        String place = source.place(array.inputPositionOf(i));
        if (!(array.get(i) instanceof String text)) {
            throw new InvalidSecretsException(place, "a recipient is text", "write it in quotes");
        }
        try {
            Recipient recipient = RecipientText.parse(text);
            if (before.contains(recipient)) {
                throw new InvalidSecretsException(place, "this recipient stands in the list twice", "delete one");
            }
            return recipient;
        } catch (InvalidRecipientException e) {
            throw new InvalidSecretsException(place, e.getMessage(), e.help());
        }
    }

    private static Optional<byte[]> bytes(TomlSource source, TomlTable table, String form)
            throws InvalidSecretsException {
        Object text = table.get(form);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode((String) text));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new InvalidSecretsException(
                    source.place(table.inputPositionOf(List.of(form))),
                    "the key of the environment is damaged",
                    "put it back from version control");
        }
    }

    /** The line of the key, as it stands in a file. */
    static String keyLine(String publicKey, WrappedKey key) {
        StringBuilder line = new StringBuilder(KEY + " = { public = \"" + publicKey + "\"");
        Base64.Encoder base64 = Base64.getEncoder();
        key.age().ifPresent(age -> line.append(", age = \"")
                .append(base64.encodeToString(age))
                .append('"'));
        key.gpg().ifPresent(gpg -> line.append(", gpg = \"")
                .append(base64.encodeToString(gpg))
                .append('"'));
        return line.append(" }\n").toString();
    }
}
