package dev.launchway.engine.facts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Texts that a shell gets as they are. */
final class PlainText {

    /** Stands for bytes that are no UTF-8, so that nobody knows which they were. */
    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    static String of(Path path) throws NotProvableException {
        return of(path.toString());
    }

    static String of(String text) throws NotProvableException {
        if (text.indexOf('\0') >= 0) {
            throw notPlain();
        }
        return said(text);
    }

    /** What a command said goes from file to file: it may hold zero bytes, as {@code psql -0} separates by. */
    static String said(String text) throws NotProvableException {
        if (text.indexOf(REPLACEMENT) >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw notPlain();
        }
        return text;
    }

    private static NotProvableException notPlain() {
        return new NotProvableException("a name, or what a command said, is no plain UTF-8");
    }
}
