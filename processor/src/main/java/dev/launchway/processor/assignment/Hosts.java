package dev.launchway.processor.assignment;

import java.util.List;

/** Names hosts in messages. */
public final class Hosts {

    private static final int MOST = 3;

    private Hosts() {}

    /**
     * Names a few hosts.
     *
     * @param names at least one name
     * @return {@code host web01}, {@code hosts web01, web02}, {@code hosts web01, web02, web03 and 7 more}
     */
    public static String listed(List<String> names) {
        if (names.size() == 1) {
            return "host " + names.get(0);
        }
        int shown = names.size() == MOST + 1 ? MOST + 1 : Math.min(MOST, names.size());
        String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return "hosts " + String.join(", ", names.subList(0, shown)) + more;
    }
}
