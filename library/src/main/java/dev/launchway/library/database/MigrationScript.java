package dev.launchway.library.database;

import dev.launchway.library.component.Checksum;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code psql} reads to run one migration: the lock, whether another deployment has run it meanwhile, its statements, and the
 * record of it, in one transaction.
 *
 * @param table the table of records, as statements name it
 * @param role the role whose the objects become; {@code null} for the one that logs in
 * @param timeout of a statement
 * @param migration what is run
 */
record MigrationScript(String table, String role, Duration timeout, Migration migration) {

    /** The output where another deployment has the lock. */
    static final String BUSY = "launchway: busy";

    /** A message of the server, whose severity is written in capitals in its own language. */
    private static final Pattern MESSAGE = Pattern.compile("(?m)^psql:<stdin>:(\\d+): \\p{Lu}[^:\n]*: +(.*)$");

    private static final Pattern EXCERPT = Pattern.compile("(?m)^\\S+ (\\d+): (.*)\n *\\^");

    private static final int HEX = 16;
    private static final int LOCK_DIGITS = 15;

    /** The statements. */
    String text() {
        return head() + migration.text() + tail();
    }

    /** Records several, of which this one is the last, and runs none of them. */
    String recording(List<Migration> several) {
        return opening()
                + several.stream()
                        .map(MigrationScript::row)
                        .collect(Collectors.joining(", ", "INSERT INTO " + table + " (name, checksum) VALUES ", ";\n"));
    }

    private static String row(Migration migration) {
        return "(" + Sql.text(migration.name()) + ", " + Sql.text(migration.checksum()) + ")";
    }

    private String head() {
        return opening() + (migration.transactional() ? "BEGIN;\n" : "");
    }

    private String opening() {
        StringBuilder head = new StringBuilder("\\pset recordsep '\\n'\n\\pset fieldsep ' | '\n");
        head.append("SET statement_timeout = ").append(timeout.toMillis()).append(";\n");
        if (role != null) {
            head.append("SET ROLE ").append(Sql.name(role)).append(";\n");
        }
        head.append("SELECT pg_catalog.pg_try_advisory_lock(").append(lock()).append(") AS launchway_free \\gset\n");
        head.append("\\if :launchway_free\n\\else\n\\echo '" + BUSY + "'\n\\quit\n\\endif\n");
        head.append("SELECT pg_catalog.to_regclass(").append(Sql.text(table));
        head.append(") IS NULL AS launchway_first \\gset\n\\if :launchway_first\n");
        head.append("CREATE TABLE ")
                .append(table)
                .append(
                        " (name text PRIMARY KEY, checksum text NOT NULL,"
                                + " run_at timestamptz NOT NULL DEFAULT pg_catalog.now(), run_by text NOT NULL DEFAULT session_user);\n");
        head.append("\\endif\n");
        head.append("SELECT EXISTS (SELECT FROM ").append(table).append(" m WHERE m.name = ");
        head.append(Sql.text(migration.name())).append(") AS launchway_done \\gset\n");
        head.append("\\if :launchway_done\n\\quit\n\\endif\n");
        return head.toString();
    }

    private String tail() {
        return ";\nINSERT INTO " + table + " (name, checksum) VALUES " + row(migration) + ";\n"
                + (migration.transactional() ? "COMMIT;\n" : "");
    }

    /** By table, within the database. */
    long lock() {
        return Long.parseLong(Checksum.ofAll("launchway migrations", table).substring(0, LOCK_DIGITS), HEX);
    }

    /**
     * What the server said of it.
     *
     * @param path the file, as errors name it
     * @param stderr what {@code psql} wrote
     * @return file, line and message; {@code null} where it is about none of its statements
     */
    String error(String path, String stderr) {
        MatchResult error =
                MESSAGE.matcher(stderr).results().reduce((one, next) -> next).orElse(null);
        if (error == null) {
            return null;
        }
        int before = (int) head().chars().filter(c -> c == '\n').count();
        int end = Integer.parseInt(error.group(1)) - before;
        List<String> lines = migration.text().lines().toList();
        if (end < 1 || end > lines.size() + 1) {
            return null;
        }
        return path + ":" + line(Math.min(end, lines.size()), lines, stderr.substring(error.start())) + " "
                + error.group(2);
    }

    /** {@code psql} names the line where the statement ends, and an excerpt of the one that is wrong. */
    private int line(int end, List<String> lines, String message) {
        Matcher excerpt = EXCERPT.matcher(message);
        int first = 1;
        for (SqlStatement statement : migration.statements()) {
            if (statement.lastLine() >= end) {
                first = statement.firstLine();
                break;
            }
        }
        if (!excerpt.find()) {
            return Math.min(first, end);
        }
        String words = excerpt.group(2)
                .replaceFirst("^\\.\\.\\.", "")
                .replaceFirst("\\.\\.\\.$", "")
                .strip();
        int expected = first + Integer.parseInt(excerpt.group(1)) - 1;
        int best = end;
        for (int i = first; i <= end; i++) {
            boolean nearer = best == end || Math.abs(i - expected) < Math.abs(best - expected);
            if (nearer && lines.get(i - 1).contains(words)) {
                best = i;
            }
        }
        return best;
    }
}
