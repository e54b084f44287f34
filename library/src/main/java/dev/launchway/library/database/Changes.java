package dev.launchway.library.database;

import java.util.ArrayList;
import java.util.List;

/** What differs from what is to be, and the statements that change it. */
final class Changes {

    private static final int MOST_REASONS = 5;

    private final List<String> reasons = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    void add(String why, String statement) {
        reasons.add(why);
        statements.add(statement);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** In words. */
    String why() {
        String first = String.join(", ", reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        int more = reasons.size() - MOST_REASONS;
        return more > 0 ? first + ", and " + more + " more" : first;
    }

    /** One after the other. */
    String statements() {
        return String.join(";\n", statements) + ";\n";
    }

    /** All of them or none. */
    String transaction() {
        return "BEGIN;\n" + statements() + "COMMIT;\n";
    }
}
