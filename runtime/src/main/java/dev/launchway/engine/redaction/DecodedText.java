package dev.launchway.engine.redaction;

import java.util.Arrays;

/**
 * A text in which something is looked for, and where its characters come from: a text that was decoded shows a secret that is
 * escaped in the text before.
 */
final class DecodedText {

    private final String text;

    /** Where each character begins in the raw text, and where the raw text ends; {@code null} for the raw text itself. */
    private final int[] origins;

    private DecodedText(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    static DecodedText of(String raw) {
        return new DecodedText(raw, null);
    }

    String text() {
        return text;
    }

    /** Where a character of this text begins in the raw one; for the length of this text, where that ends. */
    int origin(int position) {
        return origins == null ? position : origins[position];
    }

    /** Makes a text of another one, character by character. */
    static final class Builder {

        private final DecodedText from;
        private final StringBuilder text = new StringBuilder();
        private int[] origins;

        Builder(DecodedText from) {
            this.from = from;
            this.origins = new int[from.text.length() + 1];
        }

        /** A character that stands for those of the other text from a position on. */
        void add(char c, int position) {
            origins = text.length() < origins.length ? origins : Arrays.copyOf(origins, 2 * origins.length);
            origins[text.length()] = from.origin(position);
            text.append(c);
        }

        DecodedText build() {
            int[] exact = Arrays.copyOf(origins, text.length() + 1);
            exact[text.length()] = from.origin(from.text.length());
            return new DecodedText(text.toString(), exact);
        }
    }
}
