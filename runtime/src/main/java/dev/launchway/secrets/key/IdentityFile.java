package dev.launchway.secrets.key;

import dev.launchway.secrets.age.AgeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Private keys that stand in one place. Source of the forms: age(1), and RFC 7468 for keys of SSH.
 *
 * @param origin how messages call the place: a path, or the name of a variable
 * @param file the file; {@code null} when there is none
 * @param identities the X25519 keys in it
 * @param form what it is
 * @param plugins the plugins of age whose keys it holds
 */
record IdentityFile(String origin, Path file, List<AgeIdentity> identities, Form form, List<String> plugins) {

    /** What a file of keys is. */
    enum Form {
        /** A list of keys of age and its plugins. */
        KEYS,
        /** The same, encrypted with a passphrase. */
        PROTECTED,
        /** A private key of SSH. */
        SSH
    }

    private static final int MOST_BYTES = 1 << 16;
    private static final String PLUGIN = "AGE-PLUGIN-";

    /** Reads keys from text, as that of a variable. */
    static IdentityFile ofText(String origin, String text) throws KeyAccessException {
        return of(origin, null, text);
    }

    /**
     * Reads a file that is there.
     *
     * @param isPrivate whether nobody else may be able to read it
     */
    static IdentityFile ofFile(Path file, boolean isPrivate) throws KeyAccessException {
        try {
            if (isPrivate) {
                requirePrivate(file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return of(file.toString(), file, new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new KeyAccessException("the identity " + file + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static void requirePrivate(Path file) throws IOException, KeyAccessException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        for (PosixFilePermission permission : view.readAttributes().permissions()) {
            if (permission == PosixFilePermission.GROUP_READ || permission == PosixFilePermission.OTHERS_READ) {
                throw new KeyAccessException(
                        "other users of this machine can read the identity " + file, "chmod 600 " + file);
            }
        }
    }

    private static IdentityFile of(String origin, Path file, String text) throws KeyAccessException {
        if (text.startsWith("-----BEGIN AGE ENCRYPTED FILE-----") || text.startsWith("age-encryption.org/")) {
            return new IdentityFile(origin, file, List.of(), Form.PROTECTED, List.of());
        }
        if (text.startsWith("-----BEGIN ")) {
            return new IdentityFile(origin, file, List.of(), Form.SSH, List.of());
        }
        List<AgeIdentity> identities = new ArrayList<>();
        List<String> plugins = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String plain = line.strip();
            if (plain.startsWith(PLUGIN)) {
                plugins.add(plugin(plain));
            } else if (!plain.isEmpty() && !plain.startsWith("#")) {
                identities.add(identity(plain, origin, number));
            }
        }
        if (identities.isEmpty() && plugins.isEmpty()) {
            throw new KeyAccessException("there is no identity in " + origin, "'secrets init' makes one");
        }
        return new IdentityFile(origin, file, List.copyOf(identities), Form.KEYS, List.copyOf(plugins));
    }

    /**
     * Whether the system's {@code age} could open with it what no X25519 key of it opens.
     *
     * @param others whether there are recipients of other kinds
     */
    boolean isForAge(boolean others) {
        return file != null
                && switch (form) {
                    case KEYS -> others && !plugins.isEmpty();
                    case PROTECTED -> true;
                    case SSH -> others;
                };
    }

    /** {@code AGE-PLUGIN-YUBIKEY-1…} is one of the plugin yubikey. */
    private static String plugin(String identity) {
        int end = identity.lastIndexOf("-1");
        return identity.substring(PLUGIN.length(), Math.max(end, PLUGIN.length()))
                .toLowerCase(Locale.ROOT);
    }

    private static AgeIdentity identity(String text, String origin, int line) throws KeyAccessException {
        try {
            return AgeIdentity.parse(text);
        } catch (InvalidKeyException e) {
            String recipient = text.startsWith("age1") ? ", but a recipient, which is public" : "";
            throw new KeyAccessException(
                    origin + " line " + line + " is no identity" + recipient,
                    "an identity begins with " + AgeIdentity.PREFIX);
        }
    }

    /** Whether a wrapped key has a recipient that only the system's {@code age} knows. Source: the header in age-encryption.org/v1. */
    static boolean hasOtherRecipients(byte[] wrapped) {
        String header =
                new String(Arrays.copyOf(wrapped, Math.min(wrapped.length, MOST_BYTES)), StandardCharsets.ISO_8859_1);
        int end = header.indexOf("\n---");
        for (String line : header.substring(0, Math.max(end, 0)).split("\n", -1)) {
            if (line.startsWith("-> ") && !line.startsWith("-> X25519 ") && !line.contains("-grease ")) {
                return true;
            }
        }
        return false;
    }
}
