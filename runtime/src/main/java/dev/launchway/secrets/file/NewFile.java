package dev.launchway.secrets.file;

import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.Recipient;
import java.util.List;

/** The first text of a file of secrets. */
public final class NewFile {

    private NewFile() {}

    /**
     * Makes a file without values.
     *
     * @param environment the environment's name
     * @param recipients who can read it, one or more
     * @param wrapping encrypts its key
     * @return its text
     * @throws KeyAccessException when the key cannot be encrypted for a recipient
     */
    public static String text(String environment, List<Recipient> recipients, KeyWrapping wrapping)
            throws KeyAccessException {
        EnvironmentKey key = EnvironmentKey.generate();
        StringBuilder text = new StringBuilder();
        text.append("# The secrets of the environment ").append(environment);
        text.append(": names in clear, values encrypted. To change them:\n");
        text.append("#   java -jar plan.jar secrets edit ").append(environment).append("\n\n");
        text.append("[")
                .append(Header.SECTION)
                .append("]\nenvironment = ")
                .append(TomlStrings.quoted(environment))
                .append("\n")
                .append(Header.RECIPIENTS)
                .append(" = [\n");
        for (Recipient recipient : recipients) {
            text.append("    ").append(TomlStrings.quoted(recipient.text())).append(",\n");
        }
        text.append("]\n").append(Header.keyLine(key.recipient(), wrapping.wrap(key, recipients)));
        return text.toString();
    }
}
