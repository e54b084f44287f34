package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.file.ClearText;
import dev.launchway.secrets.file.RecipientList;
import dev.launchway.secrets.file.Revising;
import dev.launchway.secrets.file.Revision;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.secrets.key.RecipientText;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code secrets add}, {@code remove} and {@code reencrypt}: who can read, in some environments or in all, all at once or not at all. */
final class RecipientsCommand {

    private final Workplace here;
    private final FileChanges changes = new FileChanges();

    RecipientsCommand(Workplace here) {
        this.here = here;
    }

    void add(String text, List<String> named) throws SecretsException, IOException {
        Recipient added = recipient(text);
        List<String> done = new ArrayList<>();
        for (String environment : some(named)) {
            Opened opened = here.open(environment);
            if (RecipientList.find(opened.stored().file().recipients(), added).isEmpty()) {
                revise(environment, opened, RecipientList.with(clear(opened), added), false);
                done.add(environment);
            }
        }
        apply();
        here.say(done.isEmpty() ? "it can read all of them already" : "can read now: " + String.join(", ", done));
    }

    void remove(String text, List<String> named) throws SecretsException, IOException {
        Recipient removed = recipient(text);
        Map<String, List<SecretName>> known = new LinkedHashMap<>();
        for (String environment : some(named)) {
            Opened opened = here.open(environment);
            if (RecipientList.find(opened.stored().file().recipients(), removed).isPresent()) {
                if (opened.stored().file().recipients().size() == 1) {
                    throw new RefusedException(
                            "it is the only one who can read the secrets of '" + environment + "'",
                            "add another recipient before");
                }
                revise(environment, opened, RecipientList.without(clear(opened), removed), false);
                known.put(environment, List.copyOf(opened.stored().file().names()));
            }
        }
        apply();
        if (known.isEmpty()) {
            here.say("it can read none of them");
            return;
        }
        here.say("cannot read any more what is written from now on: " + String.join(", ", known.keySet()));
        here.say(
                "Whoever was removed may still know the values of today, and finds them in the history of the repository. Change:");
        known.forEach((environment, names) -> names.forEach(name -> here.say("  " + environment + "  " + name)));
    }

    void reencrypt(List<String> named) throws SecretsException, IOException {
        List<String> environments = some(named);
        for (String environment : environments) {
            Opened opened = here.open(environment);
            revise(environment, opened, clear(opened), true);
        }
        apply();
        here.say("encrypted anew, with a new key: " + String.join(", ", environments));
    }

    private List<String> some(List<String> named) throws SecretsException, IOException {
        List<String> environments = here.withSecrets(named);
        if (environments.isEmpty()) {
            throw new RefusedException("no environment has secrets", "'secrets init ENV' makes the file for them");
        }
        return environments;
    }

    private static Recipient recipient(String text) throws SecretsException, IOException {
        return RecipientText.parse(text);
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

    private void apply() throws SecretsException, IOException {
        changes.apply();
    }
}
