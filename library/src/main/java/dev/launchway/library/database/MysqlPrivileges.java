package dev.launchway.library.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user may do with one thing: a database, a table, the server. Privileges on single columns do not count.
 *
 * @param object the thing, as statements name it
 * @param called the thing, for people
 * @param names the privileges as the server shows them; {@code ALL PRIVILEGES} stands for all
 * @param grantOption whether they may be given on
 */
record MysqlPrivileges(String object, String called, Set<String> names, boolean grantOption) {

    private static final String ALL = "ALL PRIVILEGES";
    private static final String BEGIN = "GRANT ";
    private static final String ON = " ON ";
    private static final String GRANT_OPTION = " WITH GRANT OPTION";

    /** What servers take under one name and show under another one. */
    private static final Map<String, String> SHOWN = Map.of(
            "BINLOG MONITOR", "REPLICATION CLIENT",
            "REPLICATION REPLICA", "REPLICATION SLAVE",
            "REPLICATION REPLICA ADMIN", "REPLICATION SLAVE ADMIN",
            "REPLICA MONITOR", "SLAVE MONITOR",
            "DELETE VERSIONING ROWS", "DELETE HISTORY");

    /** Those that an author writes. */
    static MysqlPrivileges wanted(String component, String object, String called, String... privileges) {
        Set<String> names = new TreeSet<>();
        for (String privilege : privileges) {
            String name = privilege.strip().toUpperCase(Locale.ROOT);
            if (!name.matches("[A-Z_]+( [A-Z_]+)*") || name.equals("GRANT OPTION") || name.equals("USAGE")) {
                throw new IllegalArgumentException(component + ": '" + privilege
                        + "' is no privilege that can be given: name one in each argument, as in \"SELECT\","
                        + " \"CREATE VIEW\"; the right to give them on is .withGrantOption()");
            }
            names.add(canonical(name.equals("ALL") ? ALL : name));
        }
        if (names.contains(ALL) && names.size() > 1) {
            throw new IllegalArgumentException(component + ": ALL has all of them: leave the others out");
        }
        if (names.contains(ALL) && object.equals("*.*")) {
            throw new IllegalArgumentException(component
                    + ": ALL on the server makes a second root: name the privileges, or give ALL on a database");
        }
        return new MysqlPrivileges(object, called, names, false);
    }

    private static String canonical(String name) {
        return SHOWN.getOrDefault(name, name);
    }

    /** What SHOW GRANTS says of the same thing, as {@code GRANT SELECT, INSERT (`a`) ON `shop`.* TO `shop`@`%`}. */
    static MysqlPrivileges held(List<List<String>> shown, MysqlPrivileges thing) {
        Set<String> names = new TreeSet<>();
        boolean option = false;
        for (List<String> line : shown) {
            String text = line.get(0);
            int on = outside(text, ON, BEGIN.length());
            if (text.startsWith(BEGIN) && on > 0 && text.startsWith(thing.object + " TO ", on + ON.length())) {
                add(text.substring(BEGIN.length(), on), names);
                option |= outside(text, GRANT_OPTION, on) > 0;
            }
        }
        return new MysqlPrivileges(thing.object, thing.called, names, option);
    }

    private static void add(String list, Set<String> names) {
        int begin = 0;
        while (begin >= 0) {
            int comma = outside(list, ", ", begin);
            String name = list.substring(begin, comma < 0 ? list.length() : comma);
            if (name.indexOf('(') < 0 && !name.equals("USAGE")) {
                names.add(canonical(name));
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

    /** Adds what is to be given and taken, so that a user has these and no others; whether something is taken. */
    boolean compare(MysqlPrivileges held, boolean option, String grantee, Changes changes) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(held.names);
        Set<String> excess = new TreeSet<>(held.names);
        excess.removeAll(names);
        if (!excess.isEmpty() && !missing.contains(ALL)) {
            changes.add(
                    "the user may " + String.join(", ", excess) + ON.toLowerCase(Locale.ROOT) + called,
                    "REVOKE " + String.join(", ", excess) + ON + object + " FROM " + grantee);
        }
        if (held.grantOption && !option) {
            changes.add(
                    "the user may give on what it may with " + called,
                    "REVOKE GRANT OPTION" + ON + object + " FROM " + grantee);
        }
        boolean optionMissing = option && !held.grantOption && !names.isEmpty();
        if (!missing.isEmpty() || optionMissing) {
            changes.add(
                    missing.isEmpty()
                            ? "the user may not give on what it may with " + called
                            : "the user may not " + String.join(", ", missing) + ON.toLowerCase(Locale.ROOT) + called,
                    "GRANT " + String.join(", ", names) + ON + object + " TO " + grantee
                            + (option ? GRANT_OPTION : ""));
        }
        return !excess.isEmpty() || (held.grantOption && !option);
    }
}
