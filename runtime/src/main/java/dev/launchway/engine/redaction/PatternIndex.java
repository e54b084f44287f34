package dev.launchway.engine.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many patterns in one pass over a text: by the three characters that they begin with, at each of its places. The bits
 * rule out nearly all places at once.
 */
final class PatternIndex {

    /** No pattern is shorter. */
    static final int KEY = 3;

    private static final int BITS = 1 << 18;

    private final long[] bits = new long[BITS / Long.SIZE];
    private final Map<String, List<Pattern>> byStart = new HashMap<>();

    PatternIndex() {}

    void add(Pattern pattern) {
        String start = pattern.text().substring(0, KEY);
        int bit = bit(start, 0);
        bits[bit >>> 6] |= 1L << bit;
        List<Pattern> same = byStart.computeIfAbsent(start, unknown -> new ArrayList<>());
        int at = 0;
        while (at < same.size()
                && same.get(at).text().length() >= pattern.text().length()) {
            at++;
        }
        same.add(at, pattern);
    }

    /** Takes each place of a text that shows a secret. */
    @FunctionalInterface
    interface Found {

        void at(Pattern pattern, int start);
    }

    /** Finds at each place the longest pattern that counts there. */
    void search(String text, Found found) {
        for (int at = 0; at + KEY <= text.length(); at++) {
            int bit = bit(text, at);
            if ((bits[bit >>> 6] & (1L << bit)) != 0) {
                search(text, at, found);
            }
        }
    }

    private void search(String text, int at, Found found) {
        for (Pattern pattern : byStart.getOrDefault(text.substring(at, at + KEY), List.of())) {
            if (text.startsWith(pattern.text(), at) && pattern.countsAt(text, at)) {
                found.at(pattern, at);
                return;
            }
        }
    }

    private static int bit(String text, int at) {
        int hash = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
        return (hash * 0x9E3779B1) >>> 14;
    }
}
