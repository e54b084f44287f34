package dev.launchway.engine.event;

import java.util.ArrayList;
import java.util.List;

/** Lists of hosts in the short form of environment files: {@code web[01..04], db01}. */
public final class HostNames {

    private HostNames() {}

    /**
     * Writes a list of hosts.
     *
     * @param hosts names
     * @return in the same order; three or more that count up are one range
     */
    public static String text(List<String> hosts) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < hosts.size()) {
            int end = i + 1;
            while (end < hosts.size() && follows(hosts.get(end - 1), hosts.get(end))) {
                end++;
            }
            if (end - i >= 3) {
                String first = hosts.get(i);
                int digits = digitsFrom(first);
                parts.add(first.substring(0, digits)
                        + "["
                        + first.substring(digits)
                        + ".."
                        + hosts.get(end - 1).substring(digits)
                        + "]");
            } else {
                parts.addAll(hosts.subList(i, end));
            }
            i = end;
        }
        return String.join(", ", parts);
    }

    private static boolean follows(String host, String next) {
        int digits = digitsFrom(host);
        int length = host.length() - digits;
        return length > 0
                && length < 10
                && host.length() == next.length()
                && digitsFrom(next) <= digits
                && next.startsWith(host.substring(0, digits))
                && Long.parseLong(next.substring(digits)) == Long.parseLong(host.substring(digits)) + 1;
    }

    private static int digitsFrom(String host) {
        int start = host.length();
        while (start > 0 && host.charAt(start - 1) >= '0' && host.charAt(start - 1) <= '9') {
            start--;
        }
        return start;
    }
}
