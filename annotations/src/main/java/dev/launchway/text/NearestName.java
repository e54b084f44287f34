package dev.launchway.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a typo was meant to be. */
public final class NearestName {

    /** One edit in so many letters is a typo; more make another word, and in a name of fewer each edit makes another one. */
    private static final int LETTERS_PER_EDIT = 3;

    /** From so many letters on a name has two at least. */
    private static final int LONG = 5;

    private NearestName() {}

    /**
     * The candidate with the smallest edit distance, a swap of neighbours counted as one edit. Upper and lower case, and the
     * dashes and underscores between words, make no difference.
     *
     * @param name the unknown name
     * @param candidates the known names; of equally near ones the first wins
     * @return the nearest, empty when none differs by few enough edits: one in three or four letters, two in five to eight, and so on
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        String letters = letters(name);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String others = letters(candidate);
            int limit = edits(Math.max(letters.length(), others.length()));
            if (Math.abs(letters.length() - others.length()) > limit) {
                continue;
            }
            int distance = distance(letters, others);
            if (distance <= limit && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int edits(int letters) {
        if (letters < LETTERS_PER_EDIT) {
            return 0;
        }
        return letters < LONG ? 1 : Math.max(2, letters / LETTERS_PER_EDIT);
    }

    private static String letters(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return letters.isEmpty() ? name : letters;
    }

    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int substitution = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(substitution, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                boolean swap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swap) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
