package dev.launchway.secrets.key;

import dev.launchway.secrets.age.AgeRecipients;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encrypts the key of an environment for its recipients: for X25519 keys in this process, else by the system's {@code age}, and
 * by {@code gpg} for keys of GnuPG.
 */
public final class KeyWrapping {

    private final Map<String, String> variables;
    private final ExternalProgram age;
    private final ExternalProgram gpg;

    private final boolean asking;

    /**
     * Prepares to use the programs of this machine, which may ask people at the terminal.
     *
     * @param variables the environment variables of the process, PATH among them
     */
    public KeyWrapping(Map<String, String> variables) {
        this(variables, true);
    }

    /**
     * Prepares to use the programs of this machine.
     *
     * @param variables the environment variables of the process, PATH among them
     * @param asking whether they may ask people at the terminal, as for a passphrase; else what needs an answer fails
     */
    KeyWrapping(Map<String, String> variables, boolean asking) {
        this.variables = variables;
        this.asking = asking;
        this.age = new ExternalProgram("age", "age", variables, asking);
        this.gpg = new ExternalProgram("gpg", "gnupg", variables, asking);
    }

    /**
     * Encrypts a key.
     *
     * @param key the key
     * @param recipients who can open it, one or more
     * @return the key in one form or both
     * @throws KeyAccessException when a program is missing, or does not know a recipient
     */
    public WrappedKey wrap(EnvironmentKey key, List<Recipient> recipients) throws KeyAccessException {
        List<Recipient> ofAge = new ArrayList<>();
        List<Recipient> ofGpg = new ArrayList<>();
        for (Recipient recipient : recipients) {
            (recipient instanceof Recipient.Gpg ? ofGpg : ofAge).add(recipient);
        }
        byte[] file = key.toFile(recipients);
        return new WrappedKey(
                ofAge.isEmpty() ? Optional.empty() : Optional.of(age(file, ofAge)),
                ofGpg.isEmpty() ? Optional.empty() : Optional.of(gpg(file, ofGpg)));
    }

    private byte[] age(byte[] file, List<Recipient> recipients) throws KeyAccessException {
        List<String> texts = new ArrayList<>();
        boolean own = true;
        for (Recipient recipient : recipients) {
            texts.add(recipient.text());
            own &= recipient instanceof Recipient.X25519;
            if (recipient instanceof Recipient.Plugin plugin) {
                requirePlugin(plugin.plugin());
            }
        }
        if (own) {
            try {
                return AgeRecipients.of(texts).encrypt(file);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException("recipients are valid", e);
            }
        }
        List<String> arguments = new ArrayList<>(List.of("--encrypt"));
        for (String text : texts) {
            arguments.add("--recipient");
            arguments.add(text);
        }
        return age.run(file, arguments.toArray(String[]::new));
    }

    private void requirePlugin(String name) throws KeyAccessException {
        if (!new ExternalProgram("age-plugin-" + name, "age-plugin-" + name, variables, asking).isInstalled()) {
            throw new KeyAccessException(
                    "the plugin age-plugin-" + name + " is not installed",
                    "install it where 'age' finds it, on the PATH");
        }
    }

    private byte[] gpg(byte[] file, List<Recipient> recipients) throws KeyAccessException {
        List<String> arguments = new ArrayList<>(
                List.of("--batch", "--quiet", "--no-encrypt-to", "--trust-model", "always", "--encrypt"));
        for (Recipient recipient : recipients) {
            arguments.add("--recipient");
            arguments.add(((Recipient.Gpg) recipient).fingerprint());
        }
        return gpg.run(file, arguments.toArray(String[]::new));
    }

    byte[] openByAge(byte[] wrapped, Path identities) throws KeyAccessException {
        return age.run(wrapped, "--decrypt", "--identity", identities.toString());
    }

    /** The clear content of a file of identities that a passphrase protects. */
    byte[] openProtected(Path identities) throws KeyAccessException {
        return age.run(new byte[0], "--decrypt", identities.toString());
    }

    byte[] openByGpg(byte[] wrapped) throws KeyAccessException {
        return asking
                ? gpg.run(wrapped, "--quiet", "--decrypt")
                : gpg.run(wrapped, "--batch", "--quiet", "--pinentry-mode", "error", "--decrypt");
    }
}
