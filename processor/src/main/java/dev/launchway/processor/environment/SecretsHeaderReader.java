package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.RecipientForm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the section {@code [secrets]} of a file of secrets: whose they are, who can read them, and the key that does. */
final class SecretsHeaderReader {

    private static final String SECTION = "secrets";
    private static final String ENVIRONMENT = "environment";
    private static final String RECIPIENTS = "recipients";
    private static final String KEY = "key";
    private static final List<String> KEYS = List.of(ENVIRONMENT, RECIPIENTS, KEY);
    private static final List<String> ENCRYPTED = List.of("age", "gpg");
    private static final String FROM_HISTORY =
            "put it back from version control; nothing in this file can be read without it";

    private final String environment;
    private final FileFaults faults;
    private final SectionReader sections;

    SecretsHeaderReader(String environment, FileFaults faults, SectionReader sections) {
        this.environment = environment;
        this.faults = faults;
        this.sections = sections;
    }

    void read(ConfigValue.Table root) {
        ConfigValue header = root.entries().get(SECTION);
        if (header == null) {
            error(
                    root.location(),
                    "there is no section [secrets], which says who can read the file, and holds its key",
                    FROM_HISTORY);
            return;
        }
        Optional<ConfigValue.Table> section = sections.table(header, SECTION);
        if (section.isEmpty()) {
            return;
        }
        Map<String, ConfigValue> entries = section.get().entries();
        entries.forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                sections.unknownKey(key, value, "[secrets]", KEYS);
            }
        });
        Location location = section.get().location();
        checkEnvironment(entries.get(ENVIRONMENT), location);
        checkRecipients(entries.get(RECIPIENTS), location);
        checkKey(entries.get(KEY), location);
    }

    private void checkEnvironment(ConfigValue value, Location section) {
        if (!(value instanceof ConfigValue.Text text)) {
            error(
                    value == null ? section : value.location(),
                    "[secrets] does not say whose secrets these are",
                    "write environment = \"" + environment + "\"");
        } else if (!text.text().equals(environment)) {
            error(
                    value.location(),
                    "these are the secrets of '" + text.text() + "', under the name of another environment",
                    "a file of secrets cannot be copied: make one by '" + SecretsCommand.init(environment)
                            + "'; what two environments share stands in one that both extend");
        }
    }

    private void checkRecipients(ConfigValue value, Location section) {
        if (!(value instanceof ConfigValue.Sequence list)) {
            error(
                    value == null ? section : value.location(),
                    "[secrets] names no recipients",
                    "put them back from version control: recipients = [\"age1…\"]");
            return;
        }
        if (list.elements().isEmpty()) {
            error(
                    value.location(),
                    "the list of recipients is empty: nobody could read the secrets again",
                    "put them back from version control, or delete the file");
        }
        Set<String> seen = new HashSet<>();
        for (ConfigValue element : list.elements()) {
            if (!(element instanceof ConfigValue.Text text)) {
                error(element.location(), "a recipient is text, not " + element.kind(), "write it in quotes");
                continue;
            }
            String recipient = text.text().strip();
            Optional<RecipientForm.Fault> fault = RecipientForm.fault(recipient);
            if (fault.isPresent()) {
                error(element.location(), fault.get().statement(), fault.get().help());
            } else if (!seen.add(RecipientForm.comparable(recipient))) {
                error(element.location(), "this recipient stands in the list twice", "delete one");
            }
        }
    }

    private void checkKey(ConfigValue value, Location section) {
        if (!(value instanceof ConfigValue.Table table)
                || !(table.entries().get("public") instanceof ConfigValue.Text)
                || ENCRYPTED.stream().noneMatch(table.entries()::containsKey)) {
            error(
                    value == null ? section : value.location(),
                    "the key of the environment is missing: 'key' in [secrets]",
                    FROM_HISTORY);
            return;
        }
        for (String form : ENCRYPTED) {
            ConfigValue encrypted = table.entries().get(form);
            if (encrypted != null
                    && !(encrypted instanceof ConfigValue.Text text && StoredNames.isBase64(text.text()))) {
                error(encrypted.location(), "the key of the environment is damaged", FROM_HISTORY);
            }
        }
    }

    private void error(Location location, String statement, String help) {
        faults.error(Code.LW335_SECRETS_HEADER, location, statement, help);
    }
}
