package dev.launchway.processor.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into pieces that a class file can hold: a constant has at most 65,535 bytes. */
final class TextPieces {

    /** A character takes at most three bytes. */
    private static final int MOST_CHARACTERS = 20_000;

    private TextPieces() {}

    /** The pieces of a text, at least one. */
    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length() || pieces.isEmpty(); at += MOST_CHARACTERS) {
            pieces.add(text.substring(at, Math.min(text.length(), at + MOST_CHARACTERS)));
        }
        return pieces;
    }

    /** Words joined with a separator, as many in each piece as it can hold; at least one piece. */
    static List<String> joined(List<String> words, String separator) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String word : words) {
            if (piece.length() > 0 && piece.length() + word.length() >= MOST_CHARACTERS) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(piece.length() == 0 ? "" : separator).append(word);
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
