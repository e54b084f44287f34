package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.StoredSecrets;
import dev.launchway.secrets.file.Insertion;
import dev.launchway.secrets.file.Revision;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code secrets set} and {@code secrets generate}: give one value, and leave all others as they are. */
final class SetCommand {

    private final Workplace here;

    SetCommand(Workplace here) {
        this.here = here;
    }

    /** Takes the value from standard input, or asks for it. */
    void set(String environment, String key) throws SecretsException, IOException {
        KeyName name = KeyName.parse(key);
        Opened opened = here.open(environment);
        byte[] value = new ValueInput(here).read(key, name.isFile());
        put(environment, opened, name, value);
        here.say(key + " is set in environment '" + environment + "'");
    }

    /** Makes a random value. */
    void generate(String environment, String key, int length, String alphabet) throws SecretsException, IOException {
        KeyName name = KeyName.parse(key);
        Opened opened = here.open(environment);
        put(environment, opened, name, RandomText.of(length, alphabet).getBytes(StandardCharsets.UTF_8));
        here.say(key + " is set in environment '" + environment + "', to " + length + " random characters");
    }

    private void put(String environment, Opened opened, KeyName name, byte[] value)
            throws SecretsException, IOException {
        StoredSecrets stored = opened.stored();
        FileChanges changes = new FileChanges();
        String text;
        if (name.isFile()) {
            Path file = here.directory().file(environment, name.last());
            Revision revision = Insertion.file(stored.file(), opened.key(), name.last(), value, here.today());
            text = revision.text();
            changes.put(file, stored.files().get(name.last()), revision.files().get(name.last()));
        } else {
            text = Insertion.value(stored.file(), opened.key(), name.parts(), text(value), here.today());
        }
        changes.put(here.directory().file(environment), stored.content(), text.getBytes(StandardCharsets.UTF_8));
        changes.apply();
    }

    private static String text(byte[] value) throws SecretsException, IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (text.isEmpty()) {
                throw new RefusedException("the value is empty", "give a value; 'secrets edit' deletes one");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "the value is no UTF-8 text", "bytes go into a file of their own: 'secrets set ENV files.NAME'");
        }
    }
}
