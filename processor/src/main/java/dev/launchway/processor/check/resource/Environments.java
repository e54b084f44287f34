package dev.launchway.processor.check.resource;

import java.util.ArrayList;
import java.util.List;

/** Names environments in messages. */
final class Environments {

    private Environments() {}

    /** {@code environment 'dev'}, {@code environments 'dev', 'production' and 'staging'}. */
    static String listed(List<String> names) {
        List<String> quoted = new ArrayList<>();
        for (String name : names) {
            quoted.add("'" + name + "'");
        }
        if (quoted.size() == 1) {
            return "environment " + quoted.get(0);
        }
        String last = quoted.remove(quoted.size() - 1);
        return "environments " + String.join(", ", quoted) + " and " + last;
    }
}
