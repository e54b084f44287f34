package dev.launchway.cli.explain;

import dev.launchway.report.Style;
import java.util.ArrayList;
import java.util.List;

/** A table of two columns, of which the second wraps; its heading is for the eyes of Markdown's readers. */
final class Table {

    private static final int GAP = 2;
    private static final int HEADING = 2;

    private Table() {}

    /**
     * Lays out.
     *
     * @param rows the lines of the table, as Markdown
     * @param paragraph what wraps the second column
     * @return lines, without a line end after the last one
     */
    static String of(List<String> rows, Paragraph paragraph) {
        List<String> names = new ArrayList<>();
        int widest = 0;
        List<String> texts = new ArrayList<>();
        for (String row : rows.subList(Math.min(HEADING, rows.size()), rows.size())) {
            int middle = row.indexOf('|', 1);
            String name = plain(row.substring(1, middle).strip());
            names.add(name);
            texts.add(row.substring(middle + 1, row.lastIndexOf('|')).strip());
            widest = Math.max(widest, name.length());
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            result.append(i == 0 ? "" : "\n").append(paragraph.of(texts.get(i), names.get(i), widest + GAP));
        }
        return result.toString();
    }

    private static String plain(String name) {
        StringBuilder result = new StringBuilder();
        for (Word word : Word.of(name, Style.PLAIN)) {
            result.append(result.length() == 0 ? "" : " ").append(word.shown());
        }
        return result.toString();
    }
}
