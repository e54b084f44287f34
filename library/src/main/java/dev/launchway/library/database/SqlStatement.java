package dev.launchway.library.database;

import java.util.List;

/**
 * A statement of a file.
 *
 * @param firstLine where its first word stands, from 1
 * @param lastLine where it ends
 * @param words its first words outside of quotes and comments, in capitals
 */
record SqlStatement(int firstLine, int lastLine, List<String> words) {

    /** Whether it begins or ends a transaction. */
    boolean controlsTransaction() {
        return switch (words.get(0)) {
            case "BEGIN", "COMMIT", "END", "ABORT" -> true;
            case "START", "PREPARE" -> second().equals("TRANSACTION");
            case "ROLLBACK" -> !words.contains("TO");
            default -> false;
        };
    }

    /** Whether the server refuses it within a transaction. */
    boolean needsNoTransaction() {
        return switch (words.get(0)) {
            case "VACUUM" -> true;
            case "REINDEX" -> words.contains("CONCURRENTLY");
            case "ALTER" -> second().equals("SYSTEM");
            case "CREATE", "DROP" ->
                second().equals("DATABASE") || second().equals("TABLESPACE") || isConcurrentIndex();
            default -> false;
        };
    }

    /** Whether its data follows it, on the lines after it. */
    boolean copiesFromInput() {
        return words.get(0).equals("COPY") && words.contains("STDIN");
    }

    private boolean isConcurrentIndex() {
        int index = words.indexOf("INDEX");
        return (index == 1 || index == 2)
                && words.size() > index + 1
                && words.get(index + 1).equals("CONCURRENTLY");
    }

    private String second() {
        return words.size() > 1 ? words.get(1) : "";
    }
}
