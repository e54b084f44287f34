package dev.launchway.cli.secrets;

import dev.launchway.cli.secrets.Workplace.Opened;
import dev.launchway.secrets.FileChanges;
import dev.launchway.secrets.StoredSecrets;
import dev.launchway.secrets.file.Insertion;
import dev.launchway.secrets.file.Revision;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

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
        if (put(environment, opened, name, value)) {
            here.say(key + " is set in environment '" + environment + "'");
        } else {
            here.say(key + " has that value already; nothing was changed");
        }
    }

    /** Makes a random value. */
    void generate(String environment, String key, ActionOptions options) throws SecretsException, IOException {
        KeyName name = KeyName.parse(key);
        Opened opened = here.open(environment);
        byte[] value = RandomText.of(options.length(), options.alphabet()).getBytes(StandardCharsets.UTF_8);
        put(environment, opened, name, value);
        here.say(key + " is set in environment '" + environment + "', to " + options.length() + " random characters");
    }

    /** Whether that changed anything. */
    private boolean put(String environment, Opened opened, KeyName name, byte[] value)
            throws SecretsException, IOException {
        StoredSecrets stored = opened.stored();
        boolean known = name.isKnown(stored.file());
        if (known && Arrays.equals(value, old(opened, name))) {
            return false;
        }
        if (!known && !name.isFile() && name.last().startsWith("[")) {
            throw new RefusedException(
                    "there is no "
                            + String.join(
                                    ".", name.parts().subList(0, name.parts().size() - 1)) + name.last(),
                    "make lists in the editor: secrets edit " + environment);
        }
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
        if (!known) {
            here.doubt(environment, name.parts());
            if (name.parts().get(0).equals("data")) {
                here.say("an attribute takes it by  { secret = \""
                        + name.parts().get(1) + "\" }  in the environment file");
            } else if (name.isFile()) {
                here.say(
                        "an attribute takes it by  { secret-file = \"" + name.last() + "\" }  in the environment file");
            }
        }
        return true;
    }

    /** {@code null} where it cannot be read, and a new one is the cure. */
    private static byte[] old(Opened opened, KeyName name) {
        try {
            SecretsFile file = opened.stored().file();
            return name.isFile()
                    ? file.file(name.last(), opened.stored().files().get(name.last()), opened.key())
                    : file.value(new SecretName(name.parts()), opened.key()).getBytes(StandardCharsets.UTF_8);
        } catch (SecretsException e) {
            return null;
        }
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
