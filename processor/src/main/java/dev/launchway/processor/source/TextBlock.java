package dev.launchway.processor.source;

import com.palantir.javapoet.CodeBlock;

/** A table as a Java expression. */
public final class TextBlock {

    /** A constant has at most 65,535 bytes; a table is ASCII, a byte for each character. */
    private static final int MOST_CHARACTERS = 65_000;

    private TextBlock() {}

    /**
     * The expression: a text block, or several joined at run time where one constant cannot hold the table.
     *
     * @param table lines of printable ASCII that each end with a line feed, and hold no three quotes in a row
     * @return the expression
     */
    public static CodeBlock of(String table) {
        if (table.length() <= MOST_CHARACTERS) {
            return block(table);
        }
        CodeBlock.Builder joined = CodeBlock.builder().add("$T.join(\"\"", String.class);
        for (int at = 0; at < table.length(); ) {
            int end = end(table, at);
            joined.add(", $L", block(table.substring(at, end)));
            at = end;
        }
        return joined.add(")").build();
    }

    /** Behind the last line that fits, else within a line. */
    private static int end(String table, int start) {
        if (table.length() - start <= MOST_CHARACTERS) {
            return table.length();
        }
        int lines = table.lastIndexOf('\n', start + MOST_CHARACTERS - 1) + 1;
        return lines > start ? lines : start + MOST_CHARACTERS;
    }

    private static CodeBlock block(String lines) {
        String text = lines.replace("\\", "\\\\");
        return CodeBlock.of("$L", "\"\"\"\n" + (text.endsWith("\n") ? text : text + "\\\n") + "\"\"\"");
    }
}
