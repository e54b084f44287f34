package dev.launchway.secrets.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** X25519 recipients: whoever has the identity of one of them can read what is encrypted for all. */
public final class AgeRecipients {

    private final List<RecipientStanzaWriter> writers;

    private AgeRecipients(List<RecipientStanzaWriter> writers) {
        this.writers = writers;
    }

    /**
     * Reads recipients.
     *
     * @param recipients {@code age1…}, one or more
     * @return the recipients
     * @throws InvalidKeyException when one of them is none, or has a typing error; its message is the text
     */
    public static AgeRecipients of(Collection<String> recipients) throws InvalidKeyException {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String recipient : recipients) {
            try {
                writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new InvalidKeyException(recipient, e);
            }
        }
        return new AgeRecipients(List.copyOf(writers));
    }

    /**
     * Encrypts for all of them.
     *
     * @param clear any bytes
     * @return a file of age, not armored
     */
    public byte[] encrypt(byte[] clear) {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (WritableByteChannel channel =
                new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(encrypted), writers)) {
            ByteBuffer rest = ByteBuffer.wrap(clear);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has X25519 and ChaCha20-Poly1305", e);
        }
        return encrypted.toByteArray();
    }
}
