package dev.launchway.processor.environment;

import dev.launchway.text.HostText;
import dev.launchway.text.IpLiteral;
import java.net.IDN;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write in place of a key that names no hosts. */
final class HostNameHelp {

    private static final Pattern RANGE =
            Pattern.compile("\\[\\s*(\\d{1,9})\\s*(-|\\.+|\u2026|:|,|to)\\s*(\\d{1,9})\\s*]");
    private static final Pattern USER = Pattern.compile("([^@\\s]+)@([^@:]+)");
    private static final Pattern PORT = Pattern.compile("([^:\\s]+):(\\d{1,5})");

    private HostNameHelp() {}

    /**
     * The help.
     *
     * @param key a key that {@link HostRange} refuses
     * @return one line
     */
    static String of(String key) {
        if (key.isEmpty()) {
            return "write the name of the host, as in web01 = [\"nginx\"]";
        }
        if (key.indexOf('[') >= 0 || key.indexOf(']') >= 0) {
            return range(key);
        }
        Matcher user = USER.matcher(key);
        if (user.matches()) {
            return inSection(user.group(2), "ssh-user = \"" + user.group(1) + "\"");
        }
        if (key.indexOf(':') >= 0 && IpLiteral.isValid(key)) {
            return inSection("db01", "address = \"" + key + "\"");
        }
        Matcher port = PORT.matcher(key);
        if (port.matches()) {
            return inSection(port.group(1), "ssh-port = " + port.group(2));
        }
        return name(key);
    }

    private static String inSection(String host, String setting) {
        return "name the host alone, as in " + host + ", and write below [host." + host + "]: " + setting;
    }

    private static String range(String key) {
        Matcher range = RANGE.matcher(key);
        if (range.find()) {
            long first = Long.parseLong(range.group(1));
            long last = Long.parseLong(range.group(3));
            if (range.group(2).equals(",") && last != first + 1) {
                return "a range has no gaps: write [" + first + ".." + last + "], or a line for each host";
            }
            String padded = range.replaceAll(found -> numbers(found, true));
            String plain = RANGE.matcher(key).replaceAll(found -> numbers(found, false));
            if (padded.equals(key) || !isRight(padded)) {
                return "one key names at most 10000 hosts, one file 50000: look at its numbers";
            }
            boolean zeros = first <= last && key.contains("..") && !key.contains("...") && !plain.equals(padded);
            return "write " + padded + (zeros ? " or " + plain : "");
        }
        if (key.lastIndexOf('[') > key.lastIndexOf(']')) {
            return isRight(key + "]") ? "write " + key + "]" : "write ']' after the last number";
        }
        return key.indexOf('[') < 0
                ? "write '[' before the first number, as in web[1..4]"
                : "a range is of numbers, as in web[01..04]; other hosts have a line each";
    }

    /** A range that counts up, its numbers of one length or without zeros before them. */
    private static String numbers(MatchResult range, boolean zeros) {
        String first = range.group(1);
        String last = range.group(3);
        boolean padded = zeros && (isPadded(first) || isPadded(last));
        int width = padded ? Math.max(first.length(), last.length()) : 1;
        long from = Math.min(Long.parseLong(first), Long.parseLong(last));
        long to = Math.max(Long.parseLong(first), Long.parseLong(last));
        return "[" + pad(width, from) + ".." + pad(width, to) + "]";
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.startsWith("0");
    }

    private static String pad(int width, long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static boolean isRight(String key) {
        try {
            HostRange.expand(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String name(String key) {
        if (key.indexOf('*') >= 0 || key.indexOf('{') >= 0 || key.indexOf('?') >= 0) {
            return "write a line for each host, or a range of numbers, as in web[01..04]";
        }
        String dashed = key.strip().replaceAll("\\s+", "-");
        if (!dashed.equals(key) && HostText.isName(dashed)) {
            return "a name has no spaces: write " + dashed;
        }
        String international = international(key);
        if (!international.equals(key) && HostText.isName(international)) {
            return "write the name as the network knows it: " + international;
        }
        if (key.matches("[A-Za-z0-9._-]+")) {
            return HostText.isName(key)
                    ? HostText.fault(key).orElse("write another name")
                    : "each part of a name, between dots, has 1 to 63 characters, and begins and ends with a letter or a"
                            + " digit; a name has at most 253";
        }
        return "a host name has letters, digits, dashes, underscores and dots";
    }

    private static String international(String key) {
        try {
            return IDN.toASCII(key);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }
}
