package dev.launchway.library.database;

import dev.launchway.library.component.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that changes a schema.
 *
 * @param name the name of the file
 * @param number what it is ordered by
 * @param text its statements, each line ending with a line feed
 * @param statements where they stand
 * @param transactional whether they run in a transaction
 */
record Migration(String name, long number, String text, List<SqlStatement> statements, boolean transactional) {

    /** The first line of a file whose statements cannot be in a transaction. */
    static final String MARK = "-- launchway: no transaction";

    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})[_.-].*\\.sql");

    /**
     * Reads a file.
     *
     * @param path as errors name it
     * @param name the name of the file
     * @param content its bytes, in UTF-8
     * @throws IllegalArgumentException for a file that cannot be run
     */
    static Migration of(String path, String name, byte[] content) {
        Matcher numbered = NAME.matcher(name);
        if (!numbered.matches()) {
            throw new IllegalArgumentException(
                    path + " has no number to order it by: call it 001_" + name.replaceFirst("^[Vv]?[0-9]*[_.-]*", ""));
        }
        String text = decoded(path, content);
        boolean transactional = !text.startsWith(MARK + "\n");
        try {
            List<SqlStatement> statements = SqlScanner.scan(text);
            if (statements.isEmpty()) {
                throw new InvalidSqlException(1, "has no statement");
            }
            for (SqlStatement statement : statements) {
                check(statement, transactional);
            }
            return new Migration(name, Long.parseLong(numbered.group(1)), text, statements, transactional);
        } catch (InvalidSqlException e) {
            throw new IllegalArgumentException(path + ":" + e.line() + " " + e.getMessage(), e);
        }
    }

    /** Of a name; 0 where it has none. */
    static long number(String name) {
        Matcher numbered = NAME.matcher(name);
        return numbered.matches() ? Long.parseLong(numbered.group(1)) : 0;
    }

    private static void check(SqlStatement statement, boolean transactional) throws InvalidSqlException {
        if (statement.controlsTransaction()) {
            throw new InvalidSqlException(
                    statement.firstLine(),
                    "begins or ends a transaction, and the whole file is one: leave "
                            + statement.words().get(0) + " out");
        }
        if (statement.copiesFromInput()) {
            throw new InvalidSqlException(
                    statement.firstLine(), "reads data from its own lines (COPY … FROM STDIN): write INSERT instead");
        }
        if (transactional && statement.needsNoTransaction()) {
            throw new InvalidSqlException(
                    statement.firstLine(),
                    "cannot run in a transaction: put it into a file of its own, whose first line is '" + MARK
                            + "', and so that it can run again");
        }
    }

    /** A checkout on Windows has other line ends, and is no other file. */
    private static String decoded(String path, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
            String lines = unmarked.replace("\r\n", "\n");
            if (lines.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(path + " has a NUL character in it: it is no text");
            }
            return lines.endsWith("\n") ? lines : lines + "\n";
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path + " is not in UTF-8: convert it", e);
        }
    }

    /** By which it is found out that it was changed. */
    String checksum() {
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
