package dev.launchway.cli.explain;

import dev.launchway.report.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes Markdown for a terminal: prose wraps, code is indented and does not, and no sign of Markdown is left. It knows what the
 * pages of {@code docs/errors} use: headings, paragraphs, lists with dashes, fenced code, tables, code and bold in a line, links.
 */
public final class TerminalMarkdown {

    private static final String FENCE = "```";

    private final Style style;
    private final Paragraph paragraph;
    private final StringBuilder result = new StringBuilder();
    private final StringBuilder prose = new StringBuilder();
    private final List<String> rows = new ArrayList<>();
    private boolean code;
    private boolean blank;

    private TerminalMarkdown(int width, Style style) {
        this.style = style;
        this.paragraph = new Paragraph(width, style);
    }

    /**
     * Writes a page.
     *
     * @param markdown the page
     * @param width the columns of the terminal
     * @param style its colours
     * @return lines, with a line end after the last one
     */
    public static String of(String markdown, int width, Style style) {
        TerminalMarkdown page = new TerminalMarkdown(width, style);
        for (String line : markdown.split("\n", -1)) {
            page.line(line);
        }
        page.finish();
        return page.result.toString();
    }

    private void line(String line) {
        if (line.startsWith(FENCE)) {
            finish();
            code = !code;
        } else if (code) {
            write(line.isEmpty() ? "" : "    " + line);
        } else if (line.isBlank()) {
            finish();
            blank = result.length() > 0;
        } else if (line.startsWith("#")) {
            finish();
            write(style.bold(line.substring(line.indexOf(' ') + 1)));
        } else if (line.startsWith("|")) {
            rows.add(line);
        } else if (isFileName(line)) {
            finish();
            write("  " + style.cyan(line.substring(1, line.length() - 1)));
        } else {
            if (line.startsWith("- ")) {
                finish();
            }
            prose.append(prose.length() == 0 ? "" : " ").append(line.strip());
        }
    }

    private void write(String lines) {
        result.append(blank ? "\n" : "").append(lines).append('\n');
        blank = false;
    }

    private static boolean isFileName(String line) {
        return line.startsWith("`") && line.endsWith("`") && line.indexOf('`', 1) == line.length() - 1;
    }

    private void finish() {
        if (prose.length() > 0) {
            boolean item = prose.indexOf("- ") == 0;
            write(paragraph.of(item ? prose.substring(2) : prose.toString(), item ? "- " : "", item ? 2 : 0));
            prose.setLength(0);
        }
        if (!rows.isEmpty()) {
            write(Table.of(rows, paragraph));
            rows.clear();
        }
    }
}
