package dev.launchway.processor.environment;

import dev.launchway.text.HostText;
import java.util.ArrayList;
import java.util.List;

/**
 * The hosts that one key names: {@code web01}, {@code web[01..04]} (four hosts, zeros kept), {@code web[1..3].eu}; several
 * ranges in one name give all combinations, the last one counting fastest.
 */
final class HostRange {

    /** The most hosts that one key may name: more is a slip of the keyboard. */
    private static final int MOST = 10_000;

    /** Of a number that is an int for certain. */
    private static final int MOST_DIGITS = 9;

    /** A name has at most 253; ranges take a few more. */
    private static final int MOST_LETTERS = 500;

    private HostRange() {}

    /**
     * Expands a key.
     *
     * @param key a host name with or without ranges
     * @return the names, in order
     * @throws IllegalArgumentException for what is no host name or no range, with a message for the reader
     */
    static List<String> expand(String key) {
        if (key.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("a host name of " + key.length() + " letters is too long");
        }
        List<String> names = List.of("");
        int at = 0;
        while (at < key.length()) {
            int open = key.indexOf('[', at);
            if (open < 0) {
                names = append(key, names, List.of(key.substring(at)));
                break;
            }
            int close = key.indexOf(']', open);
            if (close < 0) {
                throw new IllegalArgumentException("'" + key + "' opens a range and does not close it");
            }
            names = append(key, names, List.of(key.substring(at, open)));
            names = append(key, names, numbers(key, key.substring(open + 1, close)));
            at = close + 1;
        }
        for (String name : names) {
            if (!HostText.isName(name) || HostText.fault(name).isPresent()) {
                throw new IllegalArgumentException("'" + key + "' is not a host name");
            }
        }
        return names;
    }

    private static List<String> append(String key, List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw tooMany(key);
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }

    private static List<String> numbers(String key, String range) {
        int dots = range.indexOf("..");
        String first = dots < 0 ? range : range.substring(0, dots);
        String last = dots < 0 ? "" : range.substring(dots + 2);
        if (!isNumber(first) || !isNumber(last)) {
            throw new IllegalArgumentException("'" + key + "' holds no range: write web[01..04]");
        }
        if (first.length() > MOST_DIGITS || last.length() > MOST_DIGITS) {
            throw tooMany(key);
        }
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (from > to) {
            throw new IllegalArgumentException("'" + key + "' counts down: write [" + last + ".." + first + "]");
        }
        if (to - from >= MOST) {
            throw tooMany(key);
        }
        if (!samePadding(first, last)) {
            throw new IllegalArgumentException(
                    "'" + key + "' has zeros before one number of a range alone: write web[01..04] or web[1..4]");
        }
        int width = isPadded(first) ? first.length() : 1;
        List<String> all = new ArrayList<>(to - from + 1);
        for (int i = from; i <= to; i++) {
            String digits = Integer.toString(i);
            all.add("0".repeat(Math.max(0, width - digits.length())) + digits);
        }
        return all;
    }

    /** Numbers with zeros before them are of one length; {@code 08..100} grows beyond its zeros. */
    private static boolean samePadding(String first, String last) {
        boolean padded = isPadded(first) || isPadded(last);
        boolean grows = isPadded(first) && !isPadded(last) && last.length() > first.length();
        return !padded || grows || first.length() == last.length();
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.startsWith("0");
    }

    private static IllegalArgumentException tooMany(String key) {
        return new IllegalArgumentException("'" + key + "' names more than " + MOST + " hosts");
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
