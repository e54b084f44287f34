package dev.launchway.library.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the statements of a file as PostgreSQL and {@code psql} do: a semicolon ends one outside of quotes, comments, parentheses and
 * bodies of functions (<a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">4.1</a>).
 */
final class SqlScanner {

    private static final int MOST_WORDS = 64;

    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;
    private int line = 1;
    private int firstLine;
    private int parentheses;
    private int blocks;

    private SqlScanner(String text) {
        this.text = text;
    }

    /**
     * Splits a text.
     *
     * @param text statements
     * @return them, in order; empty ones are left out
     * @throws InvalidSqlException for what has no end, and for commands of {@code psql}
     */
    static List<SqlStatement> scan(String text) throws InvalidSqlException {
        SqlScanner scanner = new SqlScanner(text);
        scanner.run();
        return scanner.statements;
    }

    private void run() throws InvalidSqlException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (c == '\n' || Character.isWhitespace(c)) {
                next();
            } else if (c == ';' && parentheses <= 0 && blocks == 0) {
                next();
                end();
            } else {
                begin();
                token(c);
            }
        }
        end();
    }

    private void token(char c) throws InvalidSqlException {
        if (c == '\'' || c == '"') {
            skipQuoted(c, false);
        } else if (c == '\\') {
            throw new InvalidSqlException(line, "has a command of psql, and is to be SQL alone");
        } else if (c == '$' && dollarTag() != null) {
            skipDollars(dollarTag());
        } else if (isWordStart(c)) {
            word();
        } else {
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            next();
        }
    }

    private void begin() {
        if (firstLine == 0) {
            firstLine = line;
        }
    }

    private void end() {
        if (firstLine != 0) {
            if (words.isEmpty()) {
                words.add("");
            }
            statements.add(new SqlStatement(firstLine, line, words));
        }
        words = new ArrayList<>();
        firstLine = 0;
        parentheses = 0;
        blocks = 0;
    }

    private void next() {
        if (text.charAt(at++) == '\n') {
            line++;
        }
    }

    private void skipTo(String end) {
        while (at < text.length() && !text.startsWith(end, at)) {
            next();
        }
    }

    private void skipComment() throws InvalidSqlException {
        int from = line;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                next();
            }
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            throw new InvalidSqlException(from, "has a comment that does not end");
        }
    }

    private void skipQuoted(char quote, boolean escapes) throws InvalidSqlException {
        int from = line;
        next();
        while (at < text.length() && text.charAt(at) != quote) {
            if (escapes && text.charAt(at) == '\\' && at + 1 < text.length()) {
                next();
            }
            next();
        }
        if (at >= text.length()) {
            throw new InvalidSqlException(from, "has a quote that does not end");
        }
        next();
    }

    /** The mark of a text in dollars; {@code null} where there is none, as in {@code $1}. */
    private String dollarTag() {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean tag = end < text.length()
                && text.charAt(end) == '$'
                && (end == at + 1 || !Character.isDigit(text.charAt(at + 1)));
        return tag ? text.substring(at, end + 1) : null;
    }

    private void skipDollars(String tag) throws InvalidSqlException {
        int from = line;
        at += tag.length();
        skipTo(tag);
        if (at >= text.length()) {
            throw new InvalidSqlException(from, "has a quote " + tag + " that does not end");
        }
        at += tag.length();
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private void word() throws InvalidSqlException {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '$')) {
            at++;
        }
        String word = text.substring(from, at).toUpperCase(Locale.ROOT);
        if (word.equals("E") && at < text.length() && text.charAt(at) == '\'') {
            skipQuoted('\'', true);
            return;
        }
        if (words.size() < MOST_WORDS) {
            words.add(word);
        }
        countBlocks(word);
    }

    /** The body of a function that is written as SQL: {@code BEGIN ATOMIC … END}, in which {@code CASE … END} may stand. */
    private void countBlocks(String word) {
        if (parentheses > 0 || !makesRoutine()) {
            return;
        }
        if (word.equals("BEGIN") || (word.equals("CASE") && blocks > 0)) {
            blocks++;
        } else if (word.equals("END") && blocks > 0) {
            blocks--;
        }
    }

    private boolean makesRoutine() {
        int at = words.size() > 2 && words.get(1).equals("OR") && words.get(2).equals("REPLACE") ? 3 : 1;
        return words.size() > at
                && words.get(0).equals("CREATE")
                && (words.get(at).equals("FUNCTION") || words.get(at).equals("PROCEDURE"));
    }
}
