package dev.launchway.secrets.key;

import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.age.AgeRecipients;
import dev.launchway.secrets.age.UndecryptableException;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the secrets of one environment. Each value is encrypted for it alone, and it is encrypted for the recipients: so a
 * value is short, a recipient is added without a touch of the values, and a program is started once, and not for each value.
 *
 * <p>It also proves, by HMAC-SHA256 (RFC 2104), that what was encrypted for it comes from somebody who could read.
 */
public final class EnvironmentKey {

    private static final String MAC = "HmacSHA256";

    private final AgeIdentity identity;
    private final SecretKeySpec proof;

    private EnvironmentKey(AgeIdentity identity) {
        this.identity = identity;
        this.proof = new SecretKeySpec(
                hmac(
                        new SecretKeySpec(identity.text().getBytes(StandardCharsets.US_ASCII), MAC),
                        List.of("launchway secrets 1".getBytes(StandardCharsets.US_ASCII))),
                MAC);
    }

    /**
     * Makes a new key.
     *
     * @return the key
     */
    public static EnvironmentKey generate() {
        return new EnvironmentKey(AgeIdentity.generate());
    }

    /**
     * What values are encrypted for.
     *
     * @return {@code age1…}
     */
    public String recipient() {
        return identity.recipient();
    }

    /**
     * Encrypts.
     *
     * @param clear any bytes
     * @return a file of age
     */
    public byte[] encrypt(byte[] clear) {
        try {
            return AgeRecipients.of(List.of(recipient())).encrypt(clear);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the recipient of a key is valid", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param encrypted a file of age
     * @return the clear bytes
     * @throws UndecryptableException when it is damaged, or encrypted for another key
     */
    public byte[] decrypt(byte[] encrypted) throws UndecryptableException {
        try {
            return identity.decrypt(encrypted);
        } catch (UndecryptableException e) {
            throw e.isForOthers()
                    ? new UndecryptableException(
                            "is encrypted for another key of the environment, as by somebody who gave it in a branch"
                                    + " from before a recipient was removed",
                            true)
                    : e;
        }
    }

    /**
     * Proves that some parts belong together.
     *
     * @param parts in order
     * @return 64 hexadecimal digits, which nobody can tell without this key
     */
    public String proof(List<byte[]> parts) {
        return HexFormat.of().formatHex(hmac(proof, parts));
    }

    /** A file of identities, as age reads it; who has it knows for which recipients it was made. */
    byte[] toFile(List<Recipient> recipients) {
        return ("# recipients " + digest(recipients) + "\n" + identity.text() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads what {@link #toFile} wrote.
     *
     * @throws KeyAccessException when it is no such file, or was made for other recipients
     */
    static EnvironmentKey ofFile(byte[] file, List<Recipient> recipients) throws KeyAccessException {
        String[] lines = new String(file, StandardCharsets.US_ASCII).split("\n", -1);
        try {
            EnvironmentKey key = new EnvironmentKey(AgeIdentity.parse(lines.length > 1 ? lines[1].strip() : ""));
            if (!lines[0].equals("# recipients " + digest(recipients))) {
                throw new KeyAccessException(
                        "the list of recipients was changed by hand: the key of the environment is not encrypted for it",
                        "put back what stood there, and change it by 'secrets add' or 'secrets remove'");
            }
            return key;
        } catch (InvalidKeyException e) {
            throw new KeyAccessException("what is encrypted there is no key of an environment", "");
        }
    }

    /** Of their keys alone: comments may change. */
    private static String digest(List<Recipient> recipients) {
        StringBuilder all = new StringBuilder();
        for (Recipient recipient : recipients) {
            all.append(recipient instanceof Recipient.Ssh ssh ? ssh.type() + " " + ssh.key() : recipient.text())
                    .append('\n');
        }
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Each part with its length before it, so that none of them can be lengthened at the cost of its neighbour. */
    private static byte[] hmac(SecretKeySpec key, List<byte[]> parts) {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(message);
            for (byte[] part : parts) {
                out.writeInt(part.length);
                out.write(part);
            }
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(message.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
