package dev.launchway.library.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user may do with one object, read from what SHOW GRANTS says. Privileges on single columns do not count.
 *
 * @param names the privileges as the server shows them; {@code ALL PRIVILEGES} stands for all
 * @param grantOption whether they may be given on
 */
record MysqlPrivileges(Set<String> names, boolean grantOption) {

    static final MysqlPrivileges NONE = new MysqlPrivileges(Set.of(), false);

    private static final String ALL = "ALL PRIVILEGES";
    private static final String BEGIN = "GRANT ";
    private static final String GRANT_OPTION = " WITH GRANT OPTION";

    /** Those on an object, from lines of SHOW GRANTS, as {@code GRANT SELECT, INSERT (`a`) ON `shop`.* TO `shop`@`%`}. */
    static MysqlPrivileges of(List<List<String>> lines, String object) {
        Set<String> names = new TreeSet<>();
        boolean option = false;
        for (List<String> line : lines) {
            String text = line.get(0);
            int on = outside(text, " ON ", BEGIN.length());
            if (text.startsWith(BEGIN) && on > 0 && text.startsWith(object + " TO ", on + " ON ".length())) {
                add(text.substring(BEGIN.length(), on), names);
                option |= outside(text, GRANT_OPTION, on) > 0;
            }
        }
        return new MysqlPrivileges(names, option);
    }

    private static void add(String list, Set<String> names) {
        int begin = 0;
        while (begin >= 0) {
            int comma = outside(list, ", ", begin);
            String name = list.substring(begin, comma < 0 ? list.length() : comma);
            if (name.indexOf('(') < 0 && !name.equals("USAGE")) {
                names.add(name);
            }
            begin = comma < 0 ? -1 : comma + ", ".length();
        }
    }

    /** Where a text stands outside of names between backticks, and of parentheses; -1 for nowhere. */
    private static int outside(String text, String wanted, int from) {
        boolean quoted = false;
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!quoted && depth == 0 && text.startsWith(wanted, i)) {
                return i;
            }
            if (c == '`') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
        }
        return -1;
    }

    /** Which of some are not among them. */
    Set<String> missing(Set<String> wanted, Map<String, String> shown) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeIf(name -> has(name, shown));
        return missing;
    }

    private boolean has(String name, Map<String, String> shown) {
        return names.contains(ALL) || names.contains(name) || names.contains(shown.getOrDefault(name, name));
    }

    /** Which of some are among them. */
    Set<String> amongst(Set<String> wanted, Map<String, String> shown) {
        Set<String> held = new TreeSet<>(wanted);
        held.removeIf(name -> !has(name, shown));
        return held;
    }

    /** Which of them are none of some. */
    Set<String> besides(Set<String> wanted, Map<String, String> shown) {
        Set<String> besides = new TreeSet<>(names);
        wanted.forEach(name -> besides.removeAll(List.of(name, shown.getOrDefault(name, name))));
        return besides;
    }
}
