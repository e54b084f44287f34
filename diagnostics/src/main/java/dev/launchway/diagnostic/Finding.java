package dev.launchway.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fault, for its reader: what is wrong, where it comes from, what to do.
 *
 * @param code its stable number
 * @param severity how grave it is
 * @param statement what is wrong, in one sentence without a full stop, naming the offending text
 * @param details how it comes about, a line each
 * @param help what to do; empty where there is nothing to add
 * @param place where it stands in the sources; empty where that is not known
 * @param subject what it is about
 */
public record Finding(
        Code code,
        Severity severity,
        String statement,
        List<String> details,
        Optional<String> help,
        Optional<Place> place,
        Subject subject) {

    /** Keeps a copy of the details. */
    public Finding {
        details = List.copyOf(details);
    }

    /**
     * Starts a finding.
     *
     * @param code its number
     * @param severity how grave it is
     * @param statement what is wrong
     * @return a finding without place and subject
     */
    public static Finding of(Code code, Severity severity, String statement) {
        return new Finding(code, severity, statement, List.of(), Optional.empty(), Optional.empty(), Subject.NONE);
    }

    /**
     * Changes the severity.
     *
     * @param other the severity
     * @return the finding with it
     */
    public Finding as(Severity other) {
        return new Finding(code, other, statement, details, help, place, subject);
    }

    /**
     * Adds a line of derivation.
     *
     * @param line a line
     * @return the finding with the line as its last
     */
    public Finding detail(String line) {
        List<String> all = new ArrayList<>(details);
        all.add(line);
        return new Finding(code, severity, statement, all, help, place, subject);
    }

    /**
     * Says what to do.
     *
     * @param text the help, without the word
     * @return the finding with this help
     */
    public Finding help(String text) {
        return new Finding(code, severity, statement, details, Optional.of(text), place, subject);
    }

    /**
     * Sets the place.
     *
     * @param where a place in the sources
     * @return the finding at this place
     */
    public Finding at(Place where) {
        return new Finding(code, severity, statement, details, help, Optional.of(where), subject);
    }

    /**
     * Sets the subject.
     *
     * @param what what it is about
     * @return the finding about it
     */
    public Finding about(Subject what) {
        return new Finding(code, severity, statement, details, help, place, what);
    }

    /**
     * Statement, derivation and help, as each output shows them.
     *
     * @return the statement, and further lines that are indented
     */
    public String text() {
        StringBuilder text = new StringBuilder(statement);
        for (String line : details) {
            text.append("\n    ").append(line);
        }
        help.ifPresent(line -> text.append("\n    help: ").append(line));
        return text.toString();
    }
}
