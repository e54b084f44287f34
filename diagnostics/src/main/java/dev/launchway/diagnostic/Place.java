package dev.launchway.diagnostic;

/**
 * Where something stands in the sources of a service.
 *
 * @param file the file, named from its source directory on: {@code environments/staging.toml}, {@code
 *     com/example/shop/Nginx.java}; of a Java file the name alone may be known
 * @param line from 1; 0 where it is not known
 * @param column from 1, in characters, of which one beyond the basic plane is one; 0 where it is not known
 */
public record Place(String file, int line, int column) {

    /**
     * A file as a whole.
     *
     * @param file the file
     * @return a place without a line
     */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text {@code file}, {@code file:line} or {@code file:line:column}
     * @return the place
     */
    public static Place parse(String text) {
        int last = numberAt(text);
        if (last < 0) {
            return of(text);
        }
        String before = text.substring(0, last);
        int number = Integer.parseInt(text.substring(last + 1));
        int first = numberAt(before);
        return first < 0
                ? new Place(before, number, 0)
                : new Place(before.substring(0, first), Integer.parseInt(before.substring(first + 1)), number);
    }

    /** The index of the last colon, when nothing but a number that is not too large follows it; else -1. */
    private static int numberAt(String text) {
        int colon = text.lastIndexOf(':');
        int digits = text.length() - colon - 1;
        if (colon <= 0 || digits == 0 || digits > 9) {
            return -1;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return colon;
    }

    /** {@code environments/staging.toml:9:12}, without what is not known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
