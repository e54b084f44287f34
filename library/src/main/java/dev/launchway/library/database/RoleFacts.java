package dev.launchway.library.database;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A role that is there.
 *
 * @param attributes those that are on
 * @param connectionLimit -1 for none
 * @param validUntil when its password ends, in seconds since 1970; empty for never
 * @param verifier what the server keeps of its password; empty for none, and where who asks may not know
 * @param memberOf the roles that it is a member of
 */
record RoleFacts(
        Set<RoleAttribute> attributes, int connectionLimit, String validUntil, String verifier, Set<String> memberOf) {

    private static final int OTHERS = 4;

    static int columns() {
        return RoleAttribute.values().length + OTHERS;
    }

    /** Of a line that has a role's name and its attributes, and those of its name and another role. */
    static RoleFacts of(List<String> row, Map<String, Set<String>> members) {
        RoleAttribute[] all = RoleAttribute.values();
        Set<RoleAttribute> on = EnumSet.noneOf(RoleAttribute.class);
        for (int i = 0; i < all.length; i++) {
            if (row.get(i + 1).equals("t")) {
                on.add(all[i]);
            }
        }
        int rest = all.length + 1;
        return new RoleFacts(
                on,
                Integer.parseInt(row.get(rest)),
                row.get(rest + 1),
                row.get(rest + 2),
                members.getOrDefault(row.get(0), Set.of()));
    }
}
