package dev.launchway.api;

import dev.launchway.api.internal.CurrentSecrets;
import dev.launchway.api.internal.SecretPlaceholders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * A whole file that must not be seen: a key store, a certificate with its key. It comes from {@code
 * environments/NAME.secrets/FILE}, encrypted.
 */
public final class SecretFile {

    private final String name;
    private final byte[] content;

    /** Whether the content stands for one that is not known. */
    private final boolean placeholder;

    private SecretFile(String name, byte[] content) {
        this.name = Objects.requireNonNull(name, "name");
        this.content = content;
        this.placeholder = SecretPlaceholders.standIn(new String(content, StandardCharsets.ISO_8859_1));
    }

    /**
     * Hides bytes.
     *
     * @param name by which diffs and reports call it: {@code tls.p12}
     * @param content the clear content, which is copied
     * @return the file
     */
    public static SecretFile of(String name, byte[] content) {
        return CurrentSecrets.made(new SecretFile(name, content.clone()));
    }

    /**
     * By which name diffs and reports call it.
     *
     * @return the file's name
     */
    public String name() {
        return name;
    }

    /**
     * The clear content.
     *
     * @return a copy
     */
    public byte[] reveal() {
        if (placeholder) {
            SecretPlaceholders.taken(name);
        }
        return content.clone();
    }

    /**
     * The content as text.
     *
     * @return a secret with the file's name
     * @throws IllegalStateException when it is no UTF-8
     */
    public Secret text() {
        try {
            return Secret.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString())
                    .named(name);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the secret file " + name + " is no UTF-8 text", e);
        }
    }

    /**
     * Whether its content is not known here, see {@link Secret#isPlaceholder}.
     *
     * @return whether something else stands in place of the content
     */
    public boolean isPlaceholder() {
        return placeholder;
    }

    /** Whether two files have the same content; it takes as long for those that begin alike as for others. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretFile file && MessageDigest.isEqual(content, file.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /**
     * A placeholder.
     *
     * @return the same text for every secret
     */
    @Override
    public String toString() {
        return Secret.PLACEHOLDER;
    }
}
