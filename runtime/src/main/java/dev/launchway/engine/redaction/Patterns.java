package dev.launchway.engine.redaction;

import dev.launchway.engine.redaction.Pattern.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The texts by which a secret is found: its value, its lines, base64 and hexadecimal digits. Other encodings are found by {@link
 * Decoding} of the text that is searched.
 */
final class Patterns {

    /** Every text has some of so few characters. */
    private static final int SHORTEST = 3;

    /** From this length on a value counts within words, if it is no word itself. */
    private static final int SHORTEST_ANYWHERE = 6;

    /** From this length on a value counts within words, even if it is one. */
    private static final int LONGEST_WORD = 7;

    private static final int SHORTEST_LINE = 8;
    private static final int SHORTEST_ENCODED = 6;

    /** What programs break lines of base64 at: PEM, MIME. */
    private static final int[] COLUMNS = {64, 76};

    private final int secret;
    private final List<Pattern> all = new ArrayList<>();

    private Patterns(int secret) {
        this.secret = secret;
    }

    static List<Pattern> ofText(int secret, String value) {
        Patterns patterns = new Patterns(secret);
        String text = value.strip();
        if (text.length() >= SHORTEST) {
            patterns.add(text, kind(text));
            if (text.indexOf(' ') >= 0) {
                patterns.add(text.replace(' ', '+'), Kind.ANYWHERE);
            }
            patterns.addLines(text);
            patterns.addBytes(value.getBytes(StandardCharsets.UTF_8));
            if (value.length() != text.length()) {
                patterns.addBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return patterns.all;
    }

    static List<Pattern> ofBytes(int secret, byte[] value) {
        Patterns patterns = new Patterns(secret);
        patterns.addBytes(value);
        return patterns.all;
    }

    /** Where a value counts: short ones, and words, are parts of other words by chance. */
    private static Kind kind(String text) {
        boolean word = text.length() <= LONGEST_WORD
                && (text.chars().allMatch(Character::isLetter) || text.chars().allMatch(Character::isDigit));
        return word || text.length() < SHORTEST_ANYWHERE ? Kind.WORD : Kind.ANYWHERE;
    }

    private void addLines(String text) {
        if (text.indexOf('\n') < 0) {
            return;
        }
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.length() >= SHORTEST_LINE && !stripped.startsWith("-----")) {
                add(stripped, kind(stripped));
            }
        }
    }

    private void addBytes(byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            addBase64(Base64.getEncoder().withoutPadding().encodeToString(moved), before, moved.length);
        }
        String whole = Base64.getEncoder().encodeToString(bytes);
        for (int columns : COLUMNS) {
            for (int start = 0; whole.length() > columns && start < whole.length(); start += columns) {
                addEncoded(whole.substring(start, Math.min(whole.length(), start + columns)), Kind.BASE64);
            }
        }
        String digits = HexFormat.of().formatHex(bytes);
        addEncoded(digits, Kind.ANYWHERE);
        addEncoded(digits.toUpperCase(Locale.ROOT), Kind.ANYWHERE);
    }

    /** Only the characters that stand for bytes of the secret alone: those at the ends depend on what stands beside it. */
    private void addBase64(String encoded, int before, int length) {
        int start = before == 0 ? 0 : before + 1;
        int end = length * Byte.SIZE / 6;
        if (end - start >= SHORTEST_ENCODED) {
            String core = encoded.substring(start, end);
            addEncoded(core, Kind.BASE64);
            String forUrls = core.replace('+', '-').replace('/', '_');
            if (!forUrls.equals(core)) {
                addEncoded(forUrls, Kind.BASE64);
            }
        }
    }

    private void addEncoded(String text, Kind kind) {
        if (text.length() >= SHORTEST_ENCODED) {
            add(text, kind);
        }
    }

    private void add(String text, Kind kind) {
        all.add(new Pattern(text, kind, secret));
    }
}
