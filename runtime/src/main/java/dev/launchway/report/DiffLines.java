package dev.launchway.report;

import java.util.ArrayList;
import java.util.List;

/** A unified diff for the eye: coloured, and with the middle left out where it is very long. */
final class DiffLines {

    private static final int LONGEST = 200;
    private static final int SHOWN_AT_EACH_END = 50;

    private DiffLines() {}

    static List<String> of(List<String> diff, boolean whole, Style style) {
        List<String> result = new ArrayList<>();
        int from = SHOWN_AT_EACH_END;
        int to = diff.size() - SHOWN_AT_EACH_END;
        boolean shorten = !whole && diff.size() > LONGEST;
        for (int i = 0; i < diff.size(); i++) {
            if (!shorten || i < from || i >= to) {
                result.add(coloured(CleanText.of(diff.get(i)), style));
            } else if (i == from) {
                result.add(style.dim("... " + (to - from) + " lines left out, -v shows them"));
            }
        }
        return result;
    }

    private static String coloured(String line, Style style) {
        if (line.startsWith("+")) {
            return style.green(line);
        }
        if (line.startsWith("-")) {
            return style.red(line);
        }
        if (line.startsWith("@@")) {
            return style.cyan(line);
        }
        return line.startsWith("\\") ? style.dim(line) : line;
    }
}
