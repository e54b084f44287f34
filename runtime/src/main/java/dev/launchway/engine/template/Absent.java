package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;

/**
 * Stands for a value that is not there, so that a template can ask for it ({@code is null}, {@code is empty}, {@code default})
 * but not write it by mistake.
 */
final class Absent {

    static final Absent EMPTY_OPTIONAL = new Absent("");

    private final String what;

    private Absent(String what) {
        this.what = what;
    }

    static Absent named(String what) {
        return new Absent(what);
    }

    /** Equal to {@code null}, so that {@code x == null} in a template holds. */
    @Override
    public boolean equals(Object other) {
        return other == null || other instanceof Absent;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** The text of an empty {@code Optional} is empty; what is not set has none. */
    @Override
    public String toString() {
        if (what.isEmpty()) {
            return "";
        }
        throw new UnknownNameException(Code.LW405_VALUE_NOT_SET, what + " is null (not set)", "", null);
    }
}
