package dev.launchway.benchmarks;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** The yardstick of {@link Secrets}: opens the key of the environment, and decrypts everything with the same library. */
public final class BareDecryption {

    private BareDecryption() {}

    /**
     * Decrypts.
     *
     * @param args the file of the identity, and that of all encrypted texts
     * @throws IOException when a file cannot be read
     * @throws GeneralSecurityException when something cannot be decrypted
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int read = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(args[1]))))) {
            byte[] key = decrypt(in, reader(Files.readString(Path.of(args[0])).strip()));
            List<RecipientStanzaReader> reader = reader(
                    new String(key, StandardCharsets.US_ASCII).lines().toList().get(1));
            for (; read < Secrets.COUNT; read++) {
                decrypt(in, reader);
            }
        }
        System.out.println(read + " read");
    }

    private static List<RecipientStanzaReader> reader(String identity) throws GeneralSecurityException {
        return List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity));
    }

    private static byte[] decrypt(DataInputStream in, List<RecipientStanzaReader> reader)
            throws IOException, GeneralSecurityException {
        byte[] encrypted = in.readNBytes(in.readInt());
        try (ReadableByteChannel clear = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(encrypted)), reader)) {
            return Channels.newInputStream(clear).readAllBytes();
        }
    }
}
