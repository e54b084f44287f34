package dev.launchway.secrets.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** The private half of an X25519 key, which decrypts what was encrypted for its {@linkplain #recipient() recipient}. */
public final class AgeIdentity {

    /** What the text of each one begins with. */
    public static final String PREFIX = "AGE-SECRET-KEY-1";

    private final String text;
    private final String recipient;
    /** Kept, since it takes as long to make as a value to decrypt; it has no state. */
    private final List<RecipientStanzaReader> reader;

    private AgeIdentity(String text, String recipient, RecipientStanzaReader reader) {
        this.text = text;
        this.recipient = recipient;
        this.reader = List.of(reader);
    }

    /**
     * Makes a new key.
     *
     * @return the key
     */
    public static AgeIdentity generate() {
        try {
            byte[] encoded =
                    new X25519KeyPairGenerator().generateKeyPair().getPrivate().getEncoded();
            return parse(new String(encoded, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has X25519", e);
        }
    }

    /**
     * Reads a key.
     *
     * @param text as {@code age-keygen} writes it: {@code AGE-SECRET-KEY-1…}
     * @return the key
     * @throws InvalidKeyException when it is none, or has a typing error
     */
    public static AgeIdentity parse(String text) throws InvalidKeyException {
        try {
            SecretKeySpec key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "X25519");
            return new AgeIdentity(
                    text,
                    new X25519KeyFactory().translateKey(key).toString(),
                    X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidKeyException("no identity of age, or one with a typing error", e);
        }
    }

    /**
     * What others encrypt for.
     *
     * @return {@code age1…}
     */
    public String recipient() {
        return recipient;
    }

    /**
     * The key itself, which nobody else should see.
     *
     * @return {@code AGE-SECRET-KEY-1…}
     */
    public String text() {
        return text;
    }

    /**
     * Decrypts.
     *
     * @param encrypted a whole file of age, not armored
     * @return the clear bytes
     * @throws UndecryptableException when it is damaged, or encrypted for others
     */
    public byte[] decrypt(byte[] encrypted) throws UndecryptableException {
        try (ReadableByteChannel clear = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(encrypted)), reader)) {
            return Channels.newInputStream(clear).readAllBytes();
        } catch (UnsupportedRecipientStanzaException e) {
            throw new UndecryptableException("is not encrypted for this identity", true);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new UndecryptableException("is damaged");
        }
    }
}
