package dev.launchway.cli.explain;

import dev.launchway.report.Style;

/** Prose with code, bold and links in it, wrapped. */
final class Paragraph {

    private final int width;
    private final Style style;

    Paragraph(int width, Style style) {
        this.width = width;
        this.style = style;
    }

    /**
     * Wraps.
     *
     * @param text the text, as Markdown
     * @param lead what stands before it on the first line
     * @param indent the columns before the first word, and before those of further lines
     * @return lines, without a line end after the last one
     */
    String of(String text, String lead, int indent) {
        StringBuilder result = new StringBuilder(lead).append(" ".repeat(indent - lead.length()));
        int column = indent;
        for (Word word : Word.of(text, style)) {
            boolean first = column == indent;
            if (!first && column + 1 + word.columns() > width) {
                result.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (!first) {
                result.append(' ');
                column++;
            }
            result.append(word.shown());
            column += word.columns();
        }
        return result.toString();
    }
}
