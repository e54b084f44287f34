package dev.launchway.secrets.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in a text, which are made all at once. */
final class TextEdits {

    private record Edit(int start, int end, String replacement) {}

    private final List<Edit> edits = new ArrayList<>();

    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    String apply(String text) {
        edits.sort(Comparator.comparingInt(Edit::start));
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Edit edit : edits) {
            out.append(text, from, edit.start()).append(edit.replacement());
            from = edit.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
