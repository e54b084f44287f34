package dev.launchway.processor.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * The hosts that one key names: {@code web01}, {@code web[01..04]} (four hosts, zeros kept), {@code web[1..3].eu}; several
 * ranges in one name give all combinations, the last one counting fastest.
 */
final class HostRange {

    /** The most hosts that one key may name: more is a slip of the keyboard. */
    private static final int MOST = 10_000;

    private HostRange() {}

    /**
     * Expands a key.
     *
     * @param key a host name with or without ranges
     * @return the names, in order
     * @throws IllegalArgumentException for what is no host name or no range, with a message for the reader
     */
    static List<String> expand(String key) {
        List<String> names = List.of("");
        int at = 0;
        while (at < key.length()) {
            int open = key.indexOf('[', at);
            if (open < 0) {
                names = append(names, List.of(key.substring(at)));
                break;
            }
            int close = key.indexOf(']', open);
            if (close < 0) {
                throw new IllegalArgumentException("'" + key + "' opens a range and does not close it");
            }
            names = append(names, List.of(key.substring(at, open)));
            names = append(names, numbers(key, key.substring(open + 1, close)));
            if (names.size() > MOST) {
                throw tooMany(key);
            }
            at = close + 1;
        }
        for (String name : names) {
            if (!isHostName(name)) {
                throw new IllegalArgumentException("'" + key + "' is not a host name");
            }
        }
        return names;
    }

    private static List<String> append(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw tooMany(heads.get(0) + "[" + tails.get(0) + ".." + tails.get(tails.size() - 1) + "]");
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
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (from > to) {
            throw new IllegalArgumentException("'" + key + "' counts down: write [" + last + ".." + first + "]");
        }
        if (to - from >= MOST) {
            throw tooMany(key);
        }
        int width = first.startsWith("0") ? first.length() : 1;
        List<String> all = new ArrayList<>(to - from + 1);
        for (int i = from; i <= to; i++) {
            String digits = Integer.toString(i);
            all.add("0".repeat(Math.max(0, width - digits.length())) + digits);
        }
        return all;
    }

    private static IllegalArgumentException tooMany(String key) {
        return new IllegalArgumentException("'" + key + "' names more than " + MOST + " hosts");
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostName(String name) {
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            boolean inner = (c == '-' || c == '.') && before != '.';
            if (!letter && !inner) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }
}
