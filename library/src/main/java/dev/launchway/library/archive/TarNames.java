package dev.launchway.library.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * Decodes the names of a tar archive. Its headers do not tell how they are encoded, apart from those of pax, which are in UTF-8. The
 * reader puts what it cannot decode as question marks: it is given Latin 1, which keeps all bytes, and the names are decoded here.
 */
final class TarNames {

    /** With it, each character of a name is one byte of the archive, unless the name comes from a header of pax. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final int RECORD = 512;
    private static final int KIND = 156;

    private final Charset charset;

    TarNames(String encoding) {
        charset = Charset.forName(encoding);
    }

    /**
     * Decodes a name.
     *
     * @param name as the reader gave it
     * @param headers what was read of the archive for this member; records, the last one is its own
     * @param key which header of pax has it: {@code path} or {@code linkpath}
     */
    String decode(String name, byte[] headers, String key) throws CharacterCodingException {
        if (name.chars().allMatch(one -> one < 0x80) || isOfPax(headers, key)) {
            return name;
        }
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(name.getBytes(BYTES)))
                .toString();
    }

    private static boolean isOfPax(byte[] headers, String key) {
        for (int at = headers.length % RECORD; at + RECORD <= headers.length; at += RECORD) {
            byte[] record = Arrays.copyOfRange(headers, at, at + RECORD);
            if (record[KIND] == 'x' && TarUtils.verifyCheckSum(record)) {
                return new String(headers, at + RECORD, headers.length - at - RECORD, BYTES).contains(" " + key + "=");
            }
        }
        return false;
    }
}
