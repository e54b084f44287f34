package dev.launchway.secrets.file;

import dev.launchway.secrets.file.SecretsFile.Sealed;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.text.TomlStrings;
import java.util.Map;

/** A file of secrets with its values in clear, for an editor. Comments, order and layout are those of the file. */
public final class ClearText {

    private ClearText() {}

    /**
     * Decrypts all values of a file.
     *
     * @param file the file
     * @param key its key
     * @return the text without the line of the key
     * @throws InvalidSecretsException when a value is damaged, or does not belong where it stands
     */
    public static String of(SecretsFile file, EnvironmentKey key) throws InvalidSecretsException {
        TextEdits edits = new TextEdits();
        for (Map.Entry<SecretName, Sealed> entry : file.values().entrySet()) {
            edits.replace(
                    entry.getValue().leaf().start(),
                    entry.getValue().leaf().end(),
                    TomlStrings.of(file.value(entry.getKey(), key)));
        }
        file.source().lineOf(Header.SECTION, Header.KEY).ifPresent(line -> edits.replace(line[0], line[1], ""));
        return edits.apply(file.text());
    }
}
