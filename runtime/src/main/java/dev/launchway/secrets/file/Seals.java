package dev.launchway.secrets.file;

import dev.launchway.secrets.age.UndecryptableException;
import dev.launchway.secrets.key.EnvironmentKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Encrypts values of one environment, each bound to its name and the day of its change. */
final class Seals {

    private final String environment;
    private final EnvironmentKey key;

    Seals(String environment, EnvironmentKey key) {
        this.environment = environment;
        this.key = key;
    }

    SealedValue seal(SecretName name, String clear, LocalDate changed) {
        byte[] bytes = clear.getBytes(StandardCharsets.UTF_8);
        return new SealedValue(changed, key.encrypt(bytes), proof("value", name.parts(), changed, bytes));
    }

    /**
     * Decrypts a value.
     *
     * @throws UndecryptableException when it is damaged, encrypted for another key, or was not written at this place by somebody
     *     who could read
     */
    String open(SecretName name, SealedValue value) throws UndecryptableException {
        byte[] clear = key.decrypt(value.encrypted());
        compare(proof("value", name.parts(), value.changed(), clear), value.proof());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(clear))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecryptableException("is no text");
        }
    }

    byte[] encryptFile(byte[] clear) {
        return key.encrypt(clear);
    }

    String proofOfFile(String name, LocalDate changed, byte[] clear) {
        return proof("file", List.of(name), changed, clear);
    }

    byte[] openFile(String name, LocalDate changed, String proof, byte[] encrypted) throws UndecryptableException {
        byte[] clear = key.decrypt(encrypted);
        compare(proofOfFile(name, changed, clear), proof);
        return clear;
    }

    private static void compare(String proof, String given) throws UndecryptableException {
        if (!MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII))) {
            throw new UndecryptableException(
                    "was not written here by somebody who can read it: it, its name or its date"
                            + " was changed by hand, or it was moved");
        }
    }

    private String proof(String kind, List<String> name, LocalDate changed, byte[] clear) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(environment.getBytes(StandardCharsets.UTF_8));
        parts.add(kind.getBytes(StandardCharsets.UTF_8));
        for (String part : name) {
            parts.add(part.getBytes(StandardCharsets.UTF_8));
        }
        parts.add(changed.toString().getBytes(StandardCharsets.US_ASCII));
        parts.add(clear);
        return key.proof(parts);
    }
}
