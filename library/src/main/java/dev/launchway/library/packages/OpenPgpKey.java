package dev.launchway.library.packages;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public keys of a file, in ASCII armor or not, as far as RFC 9580 says how their fingerprints are computed: those of version 4,
 * which apt takes.
 */
final class OpenPgpKey {

    private static final Pattern ARMOR =
            Pattern.compile("-----BEGIN PGP PUBLIC KEY BLOCK-----\\R(?:[^\\r\\n]+: .*\\R)*\\s*"
                    + "([A-Za-z0-9+/=\\s]+?)(?:\\R=[A-Za-z0-9+/]{4})?\\s*-----END");
    private static final int PUBLIC_KEY = 6;
    private static final int VERSION = 4;
    private static final int PACKET = 0x80;
    private static final int NEW_FORMAT = 0x40;
    private static final int BEFORE_KEY = 0x99;

    private OpenPgpKey() {}

    /** The keys as apt reads them from a file that is called {@code .gpg}: without armor. */
    static byte[] keyring(byte[] file) {
        Matcher armor = ARMOR.matcher(new String(file, StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (armor.find()) {
            all.writeBytes(Base64.getMimeDecoder().decode(armor.group(1)));
        }
        return all.size() == 0 ? file : all.toByteArray();
    }

    /** The fingerprints of the primary keys: 40 hex digits each, upper case. None where the file has no key. */
    static List<String> fingerprints(byte[] file) {
        List<String> found = new ArrayList<>();
        ByteBuffer packets = ByteBuffer.wrap(keyring(file));
        try {
            while (packets.hasRemaining()) {
                int tag = packets.get() & 0xff;
                if ((tag & PACKET) == 0) {
                    return List.of();
                }
                boolean isNew = (tag & NEW_FORMAT) != 0;
                byte[] body = new byte[isNew ? newLength(packets) : oldLength(packets, tag & 3)];
                packets.get(body);
                int kind = isNew ? tag & 0x3f : (tag & 0x3c) >> 2;
                if (kind == PUBLIC_KEY && body.length > 0 && body[0] == VERSION) {
                    found.add(fingerprint(body));
                }
            }
        } catch (RuntimeException e) {
            // The file ends within a packet, or has a length that none has: no key.
            return List.of();
        }
        return found;
    }

    private static int newLength(ByteBuffer packets) {
        int first = packets.get() & 0xff;
        if (first < 192) {
            return first;
        }
        return first < 224 ? ((first - 192) << 8) + (packets.get() & 0xff) + 192 : packets.getInt();
    }

    private static int oldLength(ByteBuffer packets, int kind) {
        return switch (kind) {
            case 0 -> packets.get() & 0xff;
            case 1 -> packets.getShort() & 0xffff;
            case 2 -> packets.getInt();
            default -> packets.remaining();
        };
    }

    private static String fingerprint(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update((byte) BEFORE_KEY);
            digest.update(ByteBuffer.allocate(2).putShort((short) body.length).array());
            return HexFormat.of().formatHex(digest.digest(body)).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-1", e);
        }
    }
}
