package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Under which keys the facts of one host's root components are kept: another one for all that a verify can come out differently with
 * besides what its probe shows it. They hold secrets' values, which may be short, and are secrets themselves.
 */
public final class RootKeys {

    private static final int FILE_NAME = 32;

    private final byte[] host;

    /**
     * The keys of a host.
     *
     * @param known what its root components have in common: what the host is told of the environment, and the program that it runs
     */
    public RootKeys(List<byte[]> known) {
        MessageDigest digest = Sha256.digest();
        known.forEach(part -> add(digest, part));
        this.host = digest.digest();
    }

    /**
     * The key of a root component.
     *
     * @param name its name
     * @param fingerprint what it came out as, by {@link dev.launchway.engine.expand.Fingerprint}
     * @return 64 hex digits
     */
    public String of(String name, String fingerprint) {
        MessageDigest digest = Sha256.digest();
        add(digest, host);
        add(digest, name.getBytes(StandardCharsets.UTF_8));
        add(digest, fingerprint.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest);
    }

    /**
     * The name of the file of a root component's facts.
     *
     * @param name its name
     * @return 32 hex digits: a name may have any characters
     */
    public static String file(String name) {
        return Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, FILE_NAME);
    }

    /** With its length, so that no two sequences run together to the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }
}
