package dev.launchway.cli.secrets;

import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.StoredSecrets;
import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.Revision;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files that a revision changes. */
final class Changed {

    private Changed() {}

    /** Plans to write the file of secrets and the files beside it, and to delete those that do not belong to it any more. */
    static void put(FileChanges changes, Workplace here, String environment, StoredSecrets stored, Revision revision)
            throws InvalidSecretsException {
        changes.put(
                here.directory().file(environment),
                stored.content(),
                revision.text().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> beside : stored.files().entrySet()) {
            String name = beside.getKey();
            if (revision.files().containsKey(name)) {
                changes.put(
                        here.directory().file(environment, name),
                        beside.getValue(),
                        revision.files().get(name));
            } else if (!revision.keeps(name)) {
                changes.put(here.directory().file(environment, name), beside.getValue(), null);
            }
        }
    }
}
