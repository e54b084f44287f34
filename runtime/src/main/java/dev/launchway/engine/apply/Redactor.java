package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Takes the secrets of a model out of text, by their values.
 *
 * <p>Values of one or two characters are left: they would be found in every word.
 */
public final class Redactor {

    static final String MASK = "(secret)";

    private static final int SHORTEST = 3;

    private final List<String> values;

    /** The values, and each line of those that have several: for text that comes line by line. */
    private final List<String> lineValues;

    private Redactor(List<String> values) {
        this.values = values;
        List<String> lines = new ArrayList<>(values);
        for (String value : values) {
            for (String line : value.split("\n", -1)) {
                String stripped = line.strip();
                if (stripped.length() >= SHORTEST && !lines.contains(stripped)) {
                    lines.add(stripped);
                }
            }
        }
        lines.sort(Comparator.comparingInt(String::length).reversed());
        this.lineValues = List.copyOf(lines);
    }

    /**
     * Knows the secrets of a model.
     *
     * @param model the model
     * @return its redactor
     */
    public static Redactor of(ExpandedEnvironment model) {
        return of(model.secrets().values());
    }

    static Redactor of(Set<String> secrets) {
        List<String> values = new ArrayList<>();
        for (String secret : secrets) {
            String stripped = secret.strip();
            if (stripped.length() >= SHORTEST && !values.contains(stripped)) {
                values.add(stripped);
            }
        }
        values.sort(Comparator.comparingInt(String::length).reversed());
        return new Redactor(List.copyOf(values));
    }

    /**
     * Redacts a text.
     *
     * @param text any text
     * @return the text with a placeholder for each secret
     */
    public String redact(String text) {
        String redacted = text;
        for (String value : values) {
            redacted = redacted.replace(value, MASK);
        }
        return redacted;
    }

    /** Redacts the beginning of a text that may be long; no part of a secret is left where it is cut. */
    String redactStart(String text, int most) {
        if (text.length() <= most) {
            return redact(text);
        }
        String redacted = redact(text.substring(0, Math.min(text.length(), most + longest())));
        int end = Math.max(0, Math.min(most, redacted.length() - longest()));
        boolean halfALetter = end > 0 && Character.isHighSurrogate(redacted.charAt(end - 1));
        return redacted.substring(0, halfALetter ? end - 1 : end) + " … (" + (text.length() - most)
                + " characters more)";
    }

    /** Redacts the end of a text that may be long. */
    String redactEnd(String text, int most) {
        if (text.length() <= most) {
            return redact(text);
        }
        String redacted = redact(text.substring(Math.max(0, text.length() - most - longest())));
        return redacted.substring(Math.min(redacted.length(), longest()));
    }

    private int longest() {
        return values.isEmpty() ? 0 : values.get(0).length();
    }

    /** Redacts a line whose neighbours are not known: no line of a secret of several lines is left either. */
    String redactLine(String line) {
        String redacted = line;
        for (String value : lineValues) {
            redacted = redacted.replace(value, MASK);
        }
        return redacted;
    }

    /** Redacts lines of one text; a secret of several lines is found across them. */
    List<String> redactLines(List<String> lines) {
        if (values.isEmpty() || lines.isEmpty()) {
            return lines;
        }
        String text = String.join("\n", lines);
        boolean[] hidden = hidden(text);
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

    private boolean[] hidden(String text) {
        boolean[] hidden = null;
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                if (hidden == null) {
                    hidden = new boolean[text.length()];
                }
                Arrays.fill(hidden, at, at + value.length(), true);
            }
        }
        return hidden;
    }

    private static String mask(String line, boolean[] hidden, int start) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (!hidden[start + i]) {
                out.append(line.charAt(i));
            } else if (i == 0 || !hidden[start + i - 1]) {
                out.append(MASK);
            }
        }
        return out.toString();
    }
}
