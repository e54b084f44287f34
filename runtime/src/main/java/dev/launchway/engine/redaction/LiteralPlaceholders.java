package dev.launchway.engine.redaction;

import dev.launchway.api.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Texts that hold the placeholder of a secret because somebody wrote it there: those of files, and what was made of them. A text in
 * which it stands among the same characters holds no joined secret. Thread-safe.
 */
public final class LiteralPlaceholders {

    /** Of longer texts, in bytes, it is not known whether they hold one. */
    public static final int LONGEST_TEXT = 1 << 20;

    /** How many characters of the line count on each side. */
    private static final int AROUND = 8;

    private final List<String> texts = new ArrayList<>();
    private final List<Supplier<List<String>>> sources = new ArrayList<>();

    LiteralPlaceholders() {}

    /**
     * Takes note of a text that was read.
     *
     * @param text with the placeholder or without
     */
    public synchronized void add(String text) {
        if (text.contains(Secret.PLACEHOLDER)) {
            texts.add(text);
        }
    }

    /**
     * Takes note of texts that are looked at when a placeholder is found.
     *
     * @param source gives the texts
     */
    public synchronized void addLater(Supplier<List<String>> source) {
        sources.add(source);
    }

    /** Whether every placeholder of a text stands so in one that was read. */
    synchronized boolean explain(String text) {
        List<String> known = new ArrayList<>(texts);
        sources.forEach(source -> known.addAll(source.get()));
        for (int at = text.indexOf(Secret.PLACEHOLDER); at >= 0; at = text.indexOf(Secret.PLACEHOLDER, at + 1)) {
            String seen = surroundings(text, at);
            if (known.stream().noneMatch(one -> one.contains(seen))) {
                return false;
            }
        }
        return true;
    }

    private static String surroundings(String text, int at) {
        int end = at + Secret.PLACEHOLDER.length();
        int from = at;
        while (from > 0 && at - from < AROUND && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < AROUND && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        return text.substring(from, to);
    }
}
