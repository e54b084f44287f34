package dev.launchway.processor.environment;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlPosition;

/** How numbers stand in a TOML text: the parser tells their values alone. */
final class WrittenNumbers {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.+-])[+-]?(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|inf|nan|[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?)(?![\\w.])");

    private final List<String> lines;

    WrittenNumbers(String text) {
        lines = text.lines().toList();
    }

    /** A whole number. */
    String of(long number, TomlPosition position) {
        return find(position, Long.toString(number), text -> isWhole(text, number));
    }

    /** A number with a fraction, or without an end. */
    String of(double number, String text, TomlPosition position) {
        return find(position, text, written -> isDecimal(written, number));
    }

    /** The first number from a place on that is the right one; its value where there is none. */
    private String find(TomlPosition position, String otherwise, Predicate<String> right) {
        if (position == null || position.line() > lines.size()) {
            return otherwise;
        }
        String line = lines.get(position.line() - 1);
        int columns = Math.min(position.column() - 1, line.codePointCount(0, line.length()));
        Matcher numbers = NUMBER.matcher(line);
        for (int from = line.offsetByCodePoints(0, columns); numbers.find(from); from = numbers.end()) {
            if (right.test(numbers.group())) {
                return numbers.group();
            }
        }
        return otherwise;
    }

    private static boolean isWhole(String text, long number) {
        String digits = text.replace("_", "");
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        try {
            return Long.parseLong(radix == 10 ? digits : digits.substring(2), radix) == number;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDecimal(String text, double number) {
        String digits = text.replace("_", "").replace("inf", "Infinity").replace("nan", "NaN");
        try {
            return Double.compare(Double.parseDouble(digits), number) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
