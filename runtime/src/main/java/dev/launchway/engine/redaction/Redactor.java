package dev.launchway.engine.redaction;

import dev.launchway.api.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Takes secrets out of text, by their values: in the clear, line by line, in base64 (standard and for URLs, at any place of a longer
 * text), in hexadecimal digits; and all of these escaped as in URLs, JSON, Java, C, XML, HTML, shells, SQL and YAML, also twice.
 *
 * <p>A value of one or two characters is left: it would be found in every word. One of three to five characters, and one of six or
 * seven that are letters alone or digits alone, is taken out where it stands as a word of its own; all others wherever they stand.
 *
 * <p>Thread-safe.
 */
public final class Redactor {

    private static final int DEEPEST = 2;

    /** In characters: of a longer text as a whole no decoded copy is made, which takes several times its memory. */
    private static final int LONGEST_DECODED = 1 << 20;

    /** An escaped character is written in so many at most: as {@code \}{@code u00e9}. */
    private static final int LONGEST_ESCAPE = 6;

    private final List<Known> secrets = new ArrayList<>();
    private final PatternIndex index = new PatternIndex();
    private int margin;

    Redactor() {}

    /**
     * A secret to take out.
     *
     * @param name what people call it, when it is asked for; empty for none
     * @param value its text; empty where it is no text
     * @param patterns by which it is found
     */
    record Known(Supplier<String> name, String value, Supplied patterns) {

        /** Makes the patterns of the secret at a position. */
        interface Supplied {
            List<Pattern> of(int secret);
        }

        static Known text(Supplier<String> name, String value) {
            return new Known(name, value, secret -> Patterns.ofText(secret, value));
        }

        static Known bytes(String name, byte[] value) {
            return new Known(() -> name, "", secret -> Patterns.ofBytes(secret, value));
        }
    }

    /** Finds one more from now on. */
    synchronized void add(Known known) {
        int secret = secrets.size();
        secrets.add(known);
        for (Pattern pattern : known.patterns().of(secret)) {
            index.add(pattern);
            margin = Math.max(margin, pattern.text().length() * LONGEST_ESCAPE);
        }
    }

    /** Takes each place of a text that shows a secret, in positions of that text. */
    @FunctionalInterface
    private interface MatchHandler {

        void at(Pattern pattern, int from, int to);
    }

    private synchronized void search(String text, MatchHandler matches) {
        if (!secrets.isEmpty()) {
            search(DecodedText.of(text), 0, matches);
        }
    }

    private void search(DecodedText searched, int depth, MatchHandler matches) {
        String text = searched.text();
        index.search(
                text,
                (pattern, start) -> matches.at(
                        pattern, searched.origin(pattern.from(text, start)), searched.origin(pattern.to(text, start))));
        if (depth < DEEPEST && text.length() <= LONGEST_DECODED) {
            for (Decoding decoding : Decoding.values()) {
                DecodedText decoded = decoding.decode(searched);
                if (decoded != null) {
                    search(decoded, depth + 1, matches);
                }
            }
        }
    }

    /** Which characters must not be shown; {@code null} where all may be. */
    private boolean[] hidden(String text) {
        boolean[][] hidden = {null};
        search(text, (pattern, from, to) -> {
            if (hidden[0] == null) {
                hidden[0] = new boolean[text.length()];
            }
            Arrays.fill(hidden[0], from, to, true);
        });
        return hidden[0];
    }

    /**
     * Redacts a text.
     *
     * @param text any text
     * @return the text with a placeholder for each secret
     */
    public String redact(String text) {
        boolean[] hidden = hidden(text);
        return hidden == null ? text : mask(text, hidden, 0);
    }

    /**
     * Redacts the beginning of a text that may be long; no part of a secret is left where it is cut.
     *
     * @param text any text
     * @param most how many characters to keep at most
     * @return the beginning, redacted, with a word about the rest
     */
    public String redactStart(String text, int most) {
        if (text.length() <= most) {
            return redact(text);
        }
        boolean all = text.length() <= most + margin;
        String redacted = redact(all ? text : text.substring(0, most + margin));
        int end = Math.max(0, Math.min(most, all ? redacted.length() : redacted.length() - margin));
        boolean halfALetter = end > 0 && Character.isHighSurrogate(redacted.charAt(end - 1));
        return redacted.substring(0, halfALetter ? end - 1 : end) + " … (" + (text.length() - most)
                + " characters more)";
    }

    /**
     * Redacts the end of a text that may be long.
     *
     * @param text any text
     * @param most how many characters to keep at most
     * @return the end, redacted
     */
    public String redactEnd(String text, int most) {
        if (text.length() <= most) {
            return redact(text);
        }
        boolean all = text.length() <= most + margin;
        String redacted = redact(all ? text : text.substring(text.length() - most - margin));
        return redacted.substring(all ? Math.max(0, redacted.length() - most) : Math.min(redacted.length(), margin));
    }

    /**
     * Redacts lines of one text; a secret of several lines is found across them.
     *
     * @param lines the lines
     * @return as many lines
     */
    public List<String> redactLines(List<String> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        String text = String.join("\n", lines);
        if (text.length() > LONGEST_DECODED) {
            return masked(lines, hidden(text)).stream().map(this::redact).toList();
        }
        return masked(lines, hidden(text));
    }

    private static List<String> masked(List<String> lines, boolean[] hidden) {
        if (hidden == null) {
            return lines;
        }
        List<String> redacted = new ArrayList<>(lines.size());
        int start = 0;
        for (String line : lines) {
            redacted.add(mask(line, hidden, start));
            start += line.length() + 1;
        }
        return redacted;
    }

    private static String mask(String text, boolean[] hidden, int start) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!hidden[start + i]) {
                out.append(text.charAt(i));
            } else if (i == 0 || !hidden[start + i - 1]) {
                out.append(Secret.PLACEHOLDER);
            }
        }
        return out.toString();
    }

    /**
     * Whether a text shows a secret to whom it is shown: as an argument of a command, or as a name.
     *
     * @param text any text
     * @return {@code true} where the value of one stands in it; one of less than six characters only as the whole text
     */
    public boolean shownBy(String text) {
        if (!namesIn(text, 6).isEmpty()) {
            return true;
        }
        return !namesIn(text, 0).isEmpty()
                && secrets.stream().anyMatch(known -> known.value.strip().equals(text));
    }

    /**
     * The names of the secrets that stand in a text.
     *
     * @param text any text
     * @param shortest how many characters a value has at least, to count
     * @return an empty name for those without one
     */
    Set<String> namesIn(String text, int shortest) {
        Set<String> names = new TreeSet<>();
        search(text, (pattern, from, to) -> {
            Known known = secrets.get(pattern.secret());
            if (known.value().isEmpty() || known.value().strip().length() >= shortest) {
                names.add(known.name().get());
            }
        });
        return names;
    }
}
