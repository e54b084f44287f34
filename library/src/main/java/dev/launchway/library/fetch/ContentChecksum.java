package dev.launchway.library.fetch;

import dev.launchway.api.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a content is known by.
 *
 * @param algorithm how it is made
 * @param hex the digits, in lower case
 */
record ContentChecksum(Algorithm algorithm, String hex) {

    private static final int CHUNK = 64 * 1024;

    /** Those that nobody has found two contents for. */
    enum Algorithm {
        SHA256("SHA-256", 64),
        SHA384("SHA-384", 96),
        SHA512("SHA-512", 128);

        private final String standardName;
        private final int digits;

        Algorithm(String standardName, int digits) {
            this.standardName = standardName;
            this.digits = digits;
        }

        /** As people write it: {@code sha256}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        MessageDigest digest() {
            try {
                return MessageDigest.getInstance(standardName);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no " + standardName, e);
            }
        }
    }

    /**
     * What was given as a checksum.
     *
     * @param component what is given it, as the beginning of an error
     * @throws IllegalArgumentException for other digits than the algorithm makes
     */
    static ContentChecksum of(String component, Algorithm algorithm, String digits) {
        String hex = digits.strip().toLowerCase(Locale.ROOT);
        boolean allHex = hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        if (hex.length() != algorithm.digits || !allHex) {
            throw new IllegalArgumentException(component + ": '" + digits + "' is no " + algorithm.standardName
                    + (hex.length() == algorithm.digits
                            ? ", which has hex digits alone, 0 to 9 and a to f"
                            : ", which has " + algorithm.digits + " hex digits and not " + hex.length()
                                    + (allHex ? "" : " characters"))
                    + ": '" + algorithm.word() + "sum FILE' tells it");
        }
        return new ContentChecksum(algorithm, hex);
    }

    /** A checksum whose length tells the algorithm. */
    static ContentChecksum ofLength(String digits, String where) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (digits.length() == algorithm.digits) {
                return of(where, algorithm, digits);
            }
        }
        throw new DownloadFailedException(where + ": '" + digits + "' is no checksum by SHA-256, SHA-384 or SHA-512");
    }

    /** What was given as {@code sha256:…}; throws as {@link #of} does. */
    static ContentChecksum parse(String component, String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        for (Algorithm algorithm : Algorithm.values()) {
            if (word.equals(algorithm.word())) {
                return of(component, algorithm, text.substring(colon + 1));
            }
        }
        boolean weak = word.equals("md5") || word.equals("sha1");
        throw new IllegalArgumentException(component + ": '" + text + "' is no checksum that is taken"
                + (weak ? ", " + word + " can be forged" : "")
                + ": write sha256: or sha512: and the digits that 'sha256sum FILE' or 'sha512sum FILE' tells");
    }

    /** The checksum that a digest has come to. */
    static ContentChecksum of(Algorithm algorithm, MessageDigest digest) {
        return new ContentChecksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether a file of the target has it; reads all of the file. */
    boolean matches(Probe probe, Path path) {
        if (algorithm == Algorithm.SHA256) {
            return probe.checksum(path).equals(hex);
        }
        MessageDigest digest = algorithm.digest();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = probe.channel(path)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(algorithm, digest).equals(this);
    }

    @Override
    public String toString() {
        return algorithm.word() + ":" + hex;
    }
}
