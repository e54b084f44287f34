package dev.launchway.library.checkout;

import java.util.Locale;

/**
 * What is to be checked out.
 *
 * @param kind whether the name may come to mean something else
 * @param name a branch, a tag or a revision
 */
record Wanted(Kind kind, String name) {

    /** Of which kind a name is. */
    enum Kind {
        BRANCH,
        TAG,
        REVISION
    }

    static Wanted of(Kind kind, String name, String label) {
        boolean odd = name.isBlank()
                || name.startsWith("-")
                || name.chars().anyMatch(letter -> Character.isISOControl(letter) || Character.isWhitespace(letter));
        if (odd) {
            throw new IllegalArgumentException(label + ": '" + name + "' is no name of a " + word(kind)
                    + ": it has neither blanks nor control characters, and does not begin with a dash");
        }
        return new Wanted(kind, name);
    }

    boolean isFixed() {
        return kind == Kind.REVISION;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word(kind) + " " + name;
    }
}
