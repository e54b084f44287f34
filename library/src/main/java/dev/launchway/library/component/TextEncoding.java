package dev.launchway.library.component;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/** Turns text to bytes and back without ever guessing or replacing a character. */
public final class TextEncoding {

    private TextEncoding() {}

    /**
     * Finds an encoding.
     *
     * @param name a name that Java knows: {@code latin1}, {@code us-ascii}
     * @return the encoding
     * @throws IllegalArgumentException for an unknown one
     */
    public static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no encoding that Java knows: write for example utf-8, latin1 or us-ascii", e);
        }
    }

    /**
     * The bytes of a text.
     *
     * @param text the text
     * @param charset the encoding
     * @param what whose text it is, as the beginning of an error: {@code File("motd")}
     * @return its bytes
     * @throws IllegalArgumentException for a character that the encoding does not have, which it names with its line
     */
    public static byte[] encode(String text, Charset charset, String what) {
        byte[] quick = text.getBytes(charset);
        if (new String(quick, charset).equals(text)) {
            return quick;
        }
        return encodeStrictly(text, charset, what);
    }

    private static byte[] encodeStrictly(String text, Charset charset, String what) {
        var encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer in = CharBuffer.wrap(text);
        ByteBuffer out = ByteBuffer.allocate((int) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()) + 8);
        CoderResult result = encoder.encode(in, out, true);
        if (!result.isError()) {
            result = encoder.flush(out);
        }
        if (result.isError()) {
            throw new IllegalArgumentException(unencodable(text, in.position(), charset, what));
        }
        byte[] bytes = new byte[out.position()];
        out.flip();
        out.get(bytes);
        return bytes;
    }

    private static String unencodable(String text, int position, Charset charset, String what) {
        int character = text.codePointAt(position);
        long line =
                1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
        return String.format(
                Locale.ROOT,
                "%s: the character '%s' (U+%04X) in line %d does not exist in the encoding %s: choose another encoding",
                what,
                Character.toString(character),
                character,
                line,
                charset.name());
    }

    /**
     * The text of bytes.
     *
     * @param bytes what was read
     * @param charset the encoding
     * @return the text; {@code null} where they are no text in this encoding, or contain a zero
     */
    public static String decode(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
