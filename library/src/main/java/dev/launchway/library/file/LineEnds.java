package dev.launchway.library.file;

/** How the lines of a text end. */
public enum LineEnds {
    /** Line feed, as everywhere but on Windows. */
    LF("\n"),
    /** Carriage return and line feed, as on Windows. */
    CRLF("\r\n");

    private final String end;

    LineEnds(String end) {
        this.end = end;
    }

    /** The text with these line ends: CR LF and LF count as ends, a carriage return elsewhere is a character like others. */
    String in(String text) {
        String plain = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        return this == LF ? plain : plain.replace("\n", end);
    }
}
