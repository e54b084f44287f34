package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.report.CleanText;
import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.RecipientList;
import dev.launchway.secrets.file.Revising;
import dev.launchway.secrets.file.Revision;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.InvalidRecipientException;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.secrets.key.RecipientText;
import dev.launchway.secrets.key.SecretsException;
import dev.launchway.text.ShellWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code secrets add}, {@code remove} and {@code reencrypt}: who can read, in some environments or in all, all at once or not at all. */
final class RecipientsCommand {

    private final Workplace here;
    private final FileChanges changes = new FileChanges();

    RecipientsCommand(Workplace here) {
        this.here = here;
    }

    void add(String text, String owner, List<String> named) throws SecretsException, IOException {
        Recipient added = RecipientText.parse(text);
        List<String> done = new ArrayList<>();
        for (String environment : some(named)) {
            Opened opened = open(environment, named);
            if (RecipientList.find(opened.stored().file().recipients(), added).isEmpty()) {
                revise(environment, opened, RecipientList.with(clear(opened), added, CleanText.of(owner)), false);
                done.add(environment);
            }
        }
        changes.apply();
        here.say(done.isEmpty() ? "it can read all of them already" : "can read now: " + String.join(", ", done));
    }

    void remove(String text, List<String> named) throws SecretsException, IOException {
        List<String> environments = some(named);
        Recipient removed = removed(text, environments);
        Map<String, SecretsFile> known = new LinkedHashMap<>();
        for (String environment : environments) {
            if (RecipientList.find(file(environment).recipients(), removed).isEmpty()) {
                continue;
            }
            Opened opened = open(environment, named);
            if (opened.stored().file().recipients().size() == 1) {
                throw new RefusedException(
                        "it is the only one who can read the secrets of '" + environment + "'",
                        "add another recipient before");
            }
            revise(environment, opened, RecipientList.without(clear(opened), removed), false);
            known.put(environment, opened.stored().file());
        }
        changes.apply();
        if (known.isEmpty()) {
            here.say("it can read none of them");
            return;
        }
        here.say("cannot read any more what is written from now on: " + String.join(", ", known.keySet()));
        sayWhatToChange(known);
    }

    /** By the recipient itself, or by the name that stands beside it. */
    private Recipient removed(String text, List<String> environments) throws SecretsException, IOException {
        Set<Recipient> named = new LinkedHashSet<>();
        Set<String> owners = new LinkedHashSet<>();
        for (String environment : environments) {
            SecretsFile file = file(environment);
            for (int i = 0; i < file.recipients().size(); i++) {
                String owner = file.owners().get(i);
                if (owner.equals(text)) {
                    named.add(file.recipients().get(i));
                } else if (!owner.isEmpty()) {
                    owners.add(owner);
                }
            }
        }
        if (named.size() == 1) {
            return named.iterator().next();
        }
        if (named.size() > 1) {
            throw new RefusedException(
                    "'" + text + "' has " + named.size() + " recipients",
                    "name one of them: 'secrets list' shows them");
        }
        try {
            return RecipientText.parse(text);
        } catch (InvalidRecipientException e) {
            String known = owners.isEmpty() ? "" : "; or the name of one of these: " + String.join(", ", owners);
            throw new RefusedException(e.getMessage(), e.help() + known);
        }
    }

    private void sayWhatToChange(Map<String, SecretsFile> known) {
        List<String> commands = new ArrayList<>();
        known.forEach((environment, file) -> {
            String set = "  " + here.command() + " secrets set " + environment + " ";
            file.names().forEach(name -> commands.add(set + quoted(name.toString())));
            file.fileNames().forEach(name -> commands.add(set + quoted("files." + name) + " < " + name));
        });
        if (!commands.isEmpty()) {
            here.say("Whoever was removed may still know the values of today, and finds them in the history");
            here.say("of the repository. Give new ones, and change them where they are used:");
            commands.forEach(command -> here.say(CleanText.of(command)));
        }
    }

    /** For a shell. */
    private static String quoted(String key) {
        return key.matches("[A-Za-z0-9._-]+") ? key : ShellWord.quoted(key);
    }

    void reencrypt(List<String> named) throws SecretsException, IOException {
        List<String> environments = some(named);
        for (String environment : environments) {
            Opened opened = open(environment, named);
            revise(environment, opened, clear(opened), true);
        }
        changes.apply();
        here.say("encrypted anew, with a new key: " + String.join(", ", environments));
    }

    private List<String> some(List<String> named) throws SecretsException, IOException {
        List<String> environments = here.withSecrets(named);
        if (environments.isEmpty()) {
            throw new RefusedException("no environment has secrets", "'secrets init ENV' makes the file for them");
        }
        return environments;
    }

    private SecretsFile file(String environment) throws SecretsException, IOException {
        return here.stored(environment).orElseThrow().file();
    }

    /** Where no environment is named, all are meant: one that cannot be opened may not be. */
    private Opened open(String environment, List<String> named) throws SecretsException, IOException {
        try {
            return here.open(environment);
        } catch (RefusedException e) {
            throw named.isEmpty()
                    ? new RefusedException(e.getMessage(), e.help() + "; or name the environments that you can read")
                    : e;
        }
    }

    private static String clear(Opened opened) throws SecretsException, IOException {
        return ClearText.of(opened.stored().file(), opened.key());
    }

    private void revise(String environment, Opened opened, String clear, boolean newKey)
            throws SecretsException, IOException {
        Revision revision =
                Revising.revise(clear, opened.stored().before(opened.key()), newKey, here.today(), here.wrapping());
        Changed.put(changes, here, environment, opened.stored(), revision);
    }
}
