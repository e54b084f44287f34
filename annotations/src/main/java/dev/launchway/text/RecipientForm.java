package dev.launchway.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The textual form of those who can read secrets. Source: age(1), the line of a public key in ssh-keygen(1), and RFC 4253 for what
 * is in it.
 */
public enum RecipientForm {
    /** {@code age1…}, a key of age itself. */
    X25519,
    /** {@code age1…1…}, a key that a program {@code age-plugin-…} knows. */
    PLUGIN,
    /** The line of a public key of SSH. */
    SSH,
    /** {@code gpg:} and a fingerprint. */
    GPG;

    /**
     * Why a text is no recipient.
     *
     * @param statement one sentence
     * @param help what to do
     */
    public record Fault(String statement, String help) {}

    private static final String HELP =
            "a recipient is age1… (see 'secrets init'), the line of an ssh-ed25519 or ssh-rsa"
                    + " public key, or gpg: and a fingerprint";
    private static final List<String> SSH_TYPES = List.of("ssh-ed25519", "ssh-rsa");
    private static final Pattern AGE = Pattern.compile("age1[02-9ac-hj-np-z]{58}");
    private static final Pattern OF_PLUGIN = Pattern.compile("age1[a-z0-9+._-]{1,64}1[02-9ac-hj-np-z]{6,1024}");
    private static final Pattern LINE = Pattern.compile("(ssh-[a-z0-9@.-]+|ecdsa-[a-z0-9-]+|sk-[a-z0-9@.-]+)\\s.*");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}([0-9A-F]{24})?");
    private static final String PREFIX = "gpg:";

    /**
     * What a recipient is, or was meant to be.
     *
     * @param text a text without spaces around it
     * @return its form
     */
    public static RecipientForm of(String text) {
        if (text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return GPG;
        }
        if (LINE.matcher(text).matches()) {
            return SSH;
        }
        return OF_PLUGIN.matcher(text).matches() && !AGE.matcher(text).matches() ? PLUGIN : X25519;
    }

    /**
     * What is wrong with a recipient, as far as its text tells.
     *
     * @param text as it stands in a file of secrets, or is typed, without spaces around it
     * @return empty for a good one
     */
    public static Optional<Fault> fault(String text) {
        if (text.toUpperCase(Locale.ROOT).startsWith("AGE-")) {
            return Optional.of(
                    new Fault(
                            "this is an identity, which is private: whoever sees it reads your secrets",
                            "give the recipient that belongs to it, age1…, and make a new identity where others have seen this one"));
        }
        return switch (of(text)) {
            case X25519 -> faultOfAge(text);
            case SSH -> faultOfSsh(text.split("\\s+", 3));
            case GPG -> faultOfGpg(text);
            case PLUGIN -> Optional.empty();
        };
    }

    /**
     * What is the same for two texts of one recipient.
     *
     * @param text a recipient
     * @return the text without spaces that mean nothing
     */
    public static String comparable(String text) {
        return switch (of(text)) {
            case X25519, PLUGIN -> text;
            case SSH -> String.join(" ", text.split("\\s+", 3));
            case GPG -> PREFIX + fingerprint(text);
        };
    }

    /**
     * The fingerprint of a recipient {@code gpg:…}.
     *
     * @param text a recipient of this form
     * @return its digits, in capitals and without spaces
     */
    public static String fingerprint(String text) {
        return text.substring(PREFIX.length()).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static Optional<Fault> faultOfAge(String text) {
        if (AGE.matcher(text).matches() && Bech32.isValid(text)) {
            return Optional.empty();
        }
        String typo = text.startsWith("age1") ? " of age: letters are missing, or wrong" : "";
        return Optional.of(new Fault("'" + text + "' is no recipient" + typo, HELP));
    }

    private static Optional<Fault> faultOfSsh(String[] parts) {
        String type = parts[0];
        if (!SSH_TYPES.contains(type)) {
            return Optional.of(new Fault("age does not encrypt for SSH keys of the type " + type, HELP));
        }
        return type.equals(typeIn(parts[1]))
                ? Optional.empty()
                : Optional.of(new Fault(
                        "this is no SSH key of the type " + type + ": letters are missing, or wrong",
                        "copy the whole line of the file that ends in .pub"));
    }

    /** The type that the key itself names, empty text where it names none. Source: RFC 4253, section 6.6. */
    private static String typeIn(String key) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(key));
            int length = bytes.remaining() < 4 ? -1 : bytes.getInt();
            if (length < 1 || length >= bytes.remaining()) {
                return "";
            }
            byte[] type = new byte[length];
            bytes.get(type);
            return new String(type, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<Fault> faultOfGpg(String text) {
        return FINGERPRINT.matcher(fingerprint(text)).matches()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "'" + text + "' names no key of GnuPG: short ids and addresses are not unique",
                        "write gpg: and the fingerprint that 'gpg --list-keys' shows"));
    }
}
