package dev.launchway.secrets.file;

import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.secrets.key.KeyWrapping;
import dev.launchway.secrets.key.Recipient;
import dev.launchway.text.TomlStrings;
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
        StringBuilder lines = new StringBuilder();
        for (Recipient recipient : recipients) {
            lines.append(RecipientList.line(recipient, "")).append('\n');
        }
        return text(environment, recipients, lines.toString(), wrapping);
    }

    /**
     * Makes a file without values for one person.
     *
     * @param environment the environment's name
     * @param recipient who can read it
     * @param owner whose that is; may be empty
     * @param wrapping encrypts its key
     * @return its text
     * @throws KeyAccessException when the key cannot be encrypted for the recipient
     */
    public static String text(String environment, Recipient recipient, String owner, KeyWrapping wrapping)
            throws KeyAccessException {
        return text(environment, List.of(recipient), RecipientList.line(recipient, owner) + "\n", wrapping);
    }

    private static String text(String environment, List<Recipient> recipients, String lines, KeyWrapping wrapping)
            throws KeyAccessException {
        EnvironmentKey key = EnvironmentKey.generate();
        return "# The secrets of the environment " + environment
                + ": names in clear, values encrypted. To change them:\n"
                + "#   java -jar plan.jar secrets edit " + environment + "\n\n"
                + "[" + Header.SECTION + "]\n"
                + "environment = " + TomlStrings.quoted(environment) + "\n"
                + Header.RECIPIENTS + " = [\n" + lines + "]\n"
                + Header.keyLine(key.recipient(), wrapping.wrap(key, recipients));
    }
}
