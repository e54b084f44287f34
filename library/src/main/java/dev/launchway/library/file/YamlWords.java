package dev.launchway.library.file;

import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** How text must be written so that readers of YAML 1.1 and 1.2 take it for just that text. */
final class YamlWords {

    /** Words of YAML 1.1 and 1.2, in lower case, that are no text. */
    private static final Set<String> NO_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    /** Signs that have no meaning within a word. */
    private static final String WITHIN = "_./@+=()%$;~^*!?<>&|'\"-";

    /**
     * Unicode has 32 characters from here on that no text holds. The first one and four of the next, which are hexadecimal
     * digits, stand for a character that has to be escaped, until all is written.
     */
    private static final char STAND_IN = '\uFDD0';

    private static final char FIRST_DIGIT = STAND_IN + 1;
    private static final char LAST_STAND_IN = '\uFDEF';

    private YamlWords() {}

    static ScalarStyle style(String text, boolean inFlow) {
        if (isSurelyText(text, inFlow)) {
            return ScalarStyle.PLAIN;
        }
        if (isVisible(text, 0, text.length())) {
            return ScalarStyle.SINGLE_QUOTED;
        }
        return !inFlow && isLines(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }

    /**
     * A letter at the start keeps it from being a number, a date, a sign of YAML, or nothing; then come letters, digits and signs
     * without a meaning, and a blank or a colon between two of them.
     */
    private static boolean isSurelyText(String text, boolean inFlow) {
        if (text.isEmpty() || NO_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        char first = text.charAt(0);
        if (!Character.isLetter(first) && first != '_' && first != '/') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean joins = c == ' ' || (c == ':' && !inFlow);
            if (joins ? !isWord(text, i + 1) : !isWord(text, i) && WITHIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !isNumberWithoutItsFirst(text);
    }

    /** Some readers take {@code _1} for 1, as underscores do not count, and {@code e3} for an exponent alone. */
    private static boolean isNumberWithoutItsFirst(String text) {
        return "_eE".indexOf(text.charAt(0)) >= 0 && text.length() > 1 && "0123456789+-._".indexOf(text.charAt(1)) >= 0;
    }

    private static boolean isWord(String text, int position) {
        if (position == text.length()) {
            return false;
        }
        char c = text.charAt(position);
        return Character.isLetterOrDigit(c) || c == '/' || c == '(';
    }

    /** Whether all characters are seen, or blanks. */
    private static boolean isVisible(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || isEscaped(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is whole lines that stand between the marks of a block as they are. */
    private static boolean isLines(String text) {
        if (!text.endsWith("\n") || text.endsWith("\n\n") || text.startsWith("\n") || text.startsWith(" ")) {
            return false;
        }
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end);
            boolean mark = line.startsWith("---") || line.startsWith("...") || line.startsWith("%");
            if (mark || line.endsWith(" ") || !isVisible(text, from, end)) {
                return false;
            }
            from = end + 1;
        }
        return true;
    }

    /**
     * What double quotes do not make safe by themselves: ends of lines in YAML 1.1, the mark of byte orders, and what is not seen
     * or turns the direction of writing round.
     */
    private static boolean isEscaped(char c) {
        return c > '~'
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    /** Text for double quotes, with stand-ins for what has to be escaped. */
    static String quotable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEscaped(c)) {
                safe.append(STAND_IN);
                for (int shift = 12; shift >= 0; shift -= 4) {
                    safe.append((char) (FIRST_DIGIT + ((c >> shift) & 0xF)));
                }
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Whether a text holds what no text should: then nothing can stand in for anything. */
    static boolean hasStandIns(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isStandIn(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Written YAML, with escapes in place of the stand-ins. */
    static String escaped(String written) {
        if (!hasStandIns(written)) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == STAND_IN) {
                text.append("\\u");
            } else if (isStandIn(c)) {
                text.append(Character.toUpperCase(Character.forDigit(c - FIRST_DIGIT, 16)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean isStandIn(char c) {
        return c >= STAND_IN && c <= LAST_STAND_IN;
    }
}
