package dev.launchway.secrets.key;

import dev.launchway.secrets.age.AgeRecipients;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The textual form of recipients. Source: age(1), and the line of a public key in ssh-keygen(1). */
public final class RecipientText {

    private static final String HELP =
            "a recipient is age1… (see 'secrets init'), the line of an ssh-ed25519 or ssh-rsa"
                    + " public key, or gpg: and a fingerprint";

    private static final Pattern X25519 = Pattern.compile("age1[02-9ac-hj-np-z]{58}");
    private static final Pattern PLUGIN = Pattern.compile("age1([a-z0-9+._-]{1,64})1[02-9ac-hj-np-z]{6,1024}");
    private static final Pattern SSH = Pattern.compile("(ssh-[a-z0-9@.-]+|ecdsa-[a-z0-9-]+|sk-[a-z0-9@.-]+)\\s.*");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}([0-9A-F]{24})?");

    private RecipientText() {}

    /**
     * Reads a recipient.
     *
     * @param text as it stands in a file of secrets, or is typed
     * @return the recipient
     * @throws InvalidRecipientException when it is none
     */
    public static Recipient parse(String text) throws InvalidRecipientException {
        String plain = text.strip();
        if (plain.toUpperCase(Locale.ROOT).startsWith("AGE-")) {
            throw new InvalidRecipientException(
                    "this is an identity, which is private: whoever sees it reads your secrets",
                    "give the recipient that belongs to it, age1…, and make a new identity where others have seen this one");
        }
        if (plain.regionMatches(true, 0, "gpg:", 0, 4)) {
            return gpg(plain);
        }
        if (SSH.matcher(plain).matches()) {
            return ssh(plain);
        }
        Matcher plugin = PLUGIN.matcher(plain);
        if (plugin.matches() && !X25519.matcher(plain).matches()) {
            return new Recipient.Plugin(plain, plugin.group(1));
        }
        return x25519(plain);
    }

    private static Recipient x25519(String text) throws InvalidRecipientException {
        try {
            AgeRecipients.of(List.of(text));
        } catch (InvalidKeyException e) {
            boolean typo = text.startsWith("age1");
            throw new InvalidRecipientException(
                    "'" + text + "' is no recipient" + (typo ? " of age: letters are missing, or wrong" : ""), HELP);
        }
        return new Recipient.X25519(text);
    }

    private static Recipient ssh(String text) throws InvalidRecipientException {
        String[] parts = text.split("\\s+", 3);
        String type = parts[0];
        if (!type.equals("ssh-ed25519") && !type.equals("ssh-rsa")) {
            throw new InvalidRecipientException("age does not encrypt for SSH keys of the type " + type, HELP);
        }
        if (!typeOf(parts[1]).equals(Optional.of(type))) {
            throw new InvalidRecipientException(
                    "this is no SSH key of the type " + type + ": letters are missing, or wrong",
                    "copy the whole line of the file that ends in .pub");
        }
        return new Recipient.Ssh(type, parts[1], parts.length > 2 ? parts[2].strip() : "");
    }

    /** The type that the key itself names. Source: RFC 4253, section 6.6. */
    private static Optional<String> typeOf(String key) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(key));
            int length = bytes.remaining() < 4 ? -1 : bytes.getInt();
            if (length < 1 || length >= bytes.remaining()) {
                return Optional.empty();
            }
            byte[] type = new byte[length];
            bytes.get(type);
            return Optional.of(new String(type, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Recipient gpg(String text) throws InvalidRecipientException {
        String fingerprint = text.substring(4).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new InvalidRecipientException(
                    "'" + text + "' names no key of GnuPG: short ids and addresses are not unique",
                    "write gpg: and the fingerprint that 'gpg --list-keys' shows");
        }
        return new Recipient.Gpg(fingerprint);
    }
}
