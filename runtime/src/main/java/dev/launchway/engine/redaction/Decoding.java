package dev.launchway.engine.redaction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How text is escaped in other text. Each leaves alone what is not escaped in its way. */
enum Decoding {
    /** {@code %2F}, in both cases, with the bytes of UTF-8: URLs and forms. */
    PERCENT("%") {
        @Override
        int take(String text, int at, DecodedText.Builder out) {
            byte[] bytes = new byte[4];
            int count = 0;
            for (int i = at; count < bytes.length && i + 2 < text.length() && text.charAt(i) == '%'; i += 3) {
                int value = number(text, i + 1, i + 3, 16);
                if (value < 0) {
                    break;
                }
                bytes[count++] = (byte) value;
                String letter = letter(bytes, count);
                if (letter != null) {
                    letter.chars().forEach(c -> out.add((char) c, at));
                    return 3 * count;
                }
            }
            return 0;
        }
    },
    /** {@code \n}, {@code \}{@code u00e9}, {@code \x41}, {@code \101}, {@code \"}: JSON, Java, C, properties, shells without quotes. */
    BACKSLASH("\\") {
        @Override
        int take(String text, int at, DecodedText.Builder out) {
            if (at + 1 >= text.length()) {
                return 0;
            }
            char next = text.charAt(at + 1);
            int named = NAMES.indexOf(next);
            if (next == 'u' || next == 'x') {
                int length = next == 'u' ? 4 : 2;
                int value = number(text, at + 2, at + 2 + length, 16);
                if (value >= 0) {
                    out.add((char) value, at);
                    return 2 + length;
                }
            } else if (next >= '0' && next <= '7') {
                int end = at + 2;
                while (end < text.length() && end < at + 4 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                    end++;
                }
                out.add((char) number(text, at + 1, end, 8), at);
                return end - at;
            }
            out.add(named < 0 ? next : MEANINGS.charAt(named), at);
            return 2;
        }
    },
    /** Entities of XML and HTML: by their names, or by numbers with ten or sixteen digits. */
    ENTITY("&") {
        @Override
        int take(String text, int at, DecodedText.Builder out) {
            int end = text.indexOf(';', at);
            if (end < 0 || end - at > LONGEST_ENTITY) {
                return 0;
            }
            String name = text.substring(at + 1, end);
            Character known = ENTITIES.get(name);
            if (known != null) {
                out.add(known, at);
                return end + 1 - at;
            }
            boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
            int digits = at + (hexadecimal ? 3 : 2);
            int value = name.startsWith("#") && digits < end ? number(text, digits, end, hexadecimal ? 16 : 10) : -1;
            if (value < 0 || !Character.isValidCodePoint(value)) {
                return 0;
            }
            Character.toString(value).chars().forEach(c -> out.add((char) c, at));
            return end + 1 - at;
        }
    },
    /** A quote within quotes: {@code '\''} and {@code '"'"'} of shells, {@code ''} and {@code ""} of SQL, YAML and CSV. */
    QUOTE("'\"") {
        @Override
        int take(String text, int at, DecodedText.Builder out) {
            for (String escaped : QUOTES) {
                if (text.startsWith(escaped, at)) {
                    out.add(escaped.charAt(0), at);
                    return escaped.length();
                }
            }
            return 0;
        }
    };

    private static final String NAMES = "ntrbfeav";
    private static final String MEANINGS = "\n\t\r\b\f\u001b\u0007\u000b";
    private static final int LONGEST_ENTITY = 9;
    private static final Map<String, Character> ENTITIES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "nbsp", '\u00a0');
    private static final String[] QUOTES = {"'\\''", "'\"'\"'", "''", "\"\""};

    private final String marks;

    Decoding(String marks) {
        this.marks = marks;
    }

    /**
     * Decodes what begins at a mark.
     *
     * @return how many characters it took; 0 for what is not escaped in this way
     */
    abstract int take(String text, int at, DecodedText.Builder out);

    /** The decoded text; {@code null} where nothing is escaped in this way. */
    DecodedText decode(DecodedText encoded) {
        String text = encoded.text();
        int first = next(text, 0);
        if (first == text.length()) {
            return null;
        }
        DecodedText.Builder out = new DecodedText.Builder(encoded);
        boolean decoded = false;
        int at = 0;
        while (at < text.length()) {
            int taken = marks.indexOf(text.charAt(at)) < 0 ? 0 : take(text, at, out);
            decoded |= taken > 0;
            if (taken == 0) {
                out.add(text.charAt(at), at);
                taken = 1;
            }
            at += taken;
        }
        return decoded ? out.build() : null;
    }

    private int next(String text, int from) {
        int nearest = text.length();
        for (int i = 0; i < marks.length(); i++) {
            int found = text.indexOf(marks.charAt(i), from);
            nearest = found < 0 ? nearest : Math.min(nearest, found);
        }
        return nearest;
    }

    private static int number(String text, int start, int end, int radix) {
        if (end > text.length() || start >= end) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** The letter that these bytes are; {@code null} where they are none yet. */
    private static String letter(byte[] bytes, int count) {
        if (count == 1 && bytes[0] >= 0) {
            return String.valueOf((char) bytes[0]);
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
