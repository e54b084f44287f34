package dev.launchway.processor.report;

import dev.launchway.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic.Kind;

/**
 * One fault, for its reader: what is wrong, where it comes from, what to do.
 *
 * @param code its stable number
 * @param kind error or warning
 * @param statement what is wrong, in one sentence without a full stop, naming the offending text
 * @param details how it comes about, a line each
 * @param help what to do, empty where there is nothing to add
 * @param anchor where it stands in the sources, empty for a fault of an environment file alone
 * @param location where it stands in an environment file, {@code environments/x.toml:line:column}: printed before the code
 */
public record Diagnostic(
        Code code,
        Kind kind,
        String statement,
        List<String> details,
        Optional<String> help,
        Optional<Anchor> anchor,
        Optional<String> location) {

    /**
     * Starts an error.
     *
     * @param code its number
     * @param statement what is wrong
     * @return an error without a place
     */
    public static Diagnostic error(Code code, String statement) {
        return new Diagnostic(
                code, Kind.ERROR, statement, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Starts a warning.
     *
     * @param code its number
     * @param statement what is wrong
     * @return a warning without a place
     */
    public static Diagnostic warning(Code code, String statement) {
        return new Diagnostic(
                code, Kind.WARNING, statement, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Adds a line of derivation.
     *
     * @param line a line
     * @return the diagnostic with the line as its last
     */
    public Diagnostic detail(String line) {
        List<String> all = new ArrayList<>(details);
        all.add(line);
        return new Diagnostic(code, kind, statement, List.copyOf(all), help, anchor, location);
    }

    /**
     * Says what to do.
     *
     * @param text the help, without the word
     * @return the diagnostic with this help
     */
    public Diagnostic help(String text) {
        return new Diagnostic(code, kind, statement, details, Optional.of(text), anchor, location);
    }

    /**
     * Sets the place in the sources.
     *
     * @param place an anchor
     * @return the diagnostic at this place
     */
    public Diagnostic at(Anchor place) {
        return new Diagnostic(code, kind, statement, details, help, Optional.of(place), location);
    }

    /**
     * Sets the place in an environment file.
     *
     * @param place {@code environments/x.toml:line:column}
     * @return the diagnostic at this place
     */
    public Diagnostic in(String place) {
        return new Diagnostic(code, kind, statement, details, help, anchor, Optional.of(place));
    }

    /**
     * The text as the compiler prints it.
     *
     * @return the statement with its code, indented details, indented help
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        location.ifPresent(place -> text.append(place).append(": "));
        text.append('[').append(code.id()).append("] ").append(statement);
        for (String line : details) {
            text.append("\n    ").append(line);
        }
        help.ifPresent(line -> text.append("\n    help: ").append(line));
        return text.toString();
    }
}
