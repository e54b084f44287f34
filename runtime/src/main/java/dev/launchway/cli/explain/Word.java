package dev.launchway.cli.explain;

import dev.launchway.report.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two blanks.
 *
 * @param shown the text, with escape sequences where the style has them
 * @param columns how many columns it takes
 */
record Word(String shown, int columns) {

    /** The words of a text in Markdown. */
    static List<Word> of(String markdown, Style style) {
        return new Reader(markdown, style).words();
    }

    private static final class Reader {

        private final String text;
        private final Style style;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder shown = new StringBuilder();
        private final StringBuilder run = new StringBuilder();
        private int columns;
        private boolean code;
        private boolean bold;

        Reader(String text, Style style) {
            this.text = text;
            this.style = style;
        }

        List<Word> words() {
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (c == '`') {
                    endOfRun();
                    code = !code;
                } else if (!code && text.startsWith("**", i)) {
                    endOfRun();
                    bold = !bold;
                    i++;
                } else if (!code && c == '[' && linkEnd(i) > 0) {
                    i = link(i);
                } else if (c == ' ') {
                    endOfWord();
                } else {
                    run.append(c);
                }
                i++;
            }
            endOfWord();
            return words;
        }

        /** Where the target of the link that begins here ends; 0 when there begins none. */
        private int linkEnd(int start) {
            int middle = text.indexOf("](", start);
            return middle < 0 || text.substring(start + 1, middle).contains("[")
                    ? 0
                    : Math.max(0, text.indexOf(')', middle));
        }

        /** Takes the words of a link; its target is told only where a reader of a terminal could follow it. */
        private int link(int start) {
            int middle = text.indexOf("](", start);
            int end = linkEnd(start);
            String target = text.substring(middle + 2, end);
            for (int i = start + 1; i < middle; i++) {
                if (text.charAt(i) == ' ') {
                    endOfWord();
                } else if (text.charAt(i) != '`') {
                    run.append(text.charAt(i));
                }
            }
            if (target.contains("://")) {
                endOfWord();
                run.append('<').append(target).append('>');
            }
            return end;
        }

        private void endOfRun() {
            String plain = run.toString();
            shown.append(code ? style.cyan(plain) : bold ? style.bold(plain) : plain);
            columns += plain.codePointCount(0, plain.length());
            run.setLength(0);
        }

        private void endOfWord() {
            endOfRun();
            if (columns > 0) {
                words.add(new Word(shown.toString(), columns));
            }
            shown.setLength(0);
            columns = 0;
        }
    }
}
