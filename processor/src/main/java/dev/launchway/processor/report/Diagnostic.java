package dev.launchway.processor.report;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import java.util.Optional;

/**
 * A finding of the compiler.
 *
 * @param finding what is wrong; its place is set where that is an environment file, and printed before the code
 * @param anchor where it stands in the sources, empty for a fault of an environment file alone
 */
public record Diagnostic(Finding finding, Optional<Anchor> anchor) {

    /**
     * Starts an error.
     *
     * @param code its number
     * @param statement what is wrong
     * @return an error without a place
     */
    public static Diagnostic error(Code code, String statement) {
        return new Diagnostic(Finding.of(code, Severity.ERROR, OneLine.of(statement)), Optional.empty());
    }

    /**
     * Starts a warning.
     *
     * @param code its number
     * @param statement what is wrong
     * @return a warning without a place
     */
    public static Diagnostic warning(Code code, String statement) {
        return new Diagnostic(Finding.of(code, Severity.WARNING, OneLine.of(statement)), Optional.empty());
    }

    /**
     * Adds a line of derivation.
     *
     * @param line a line
     * @return the diagnostic with the line as its last
     */
    public Diagnostic detail(String line) {
        return new Diagnostic(finding.detail(line), anchor);
    }

    /**
     * Says what to do.
     *
     * @param text the help, without the word
     * @return the diagnostic with this help
     */
    public Diagnostic help(String text) {
        return new Diagnostic(finding.help(text), anchor);
    }

    /**
     * Sets the place in the sources.
     *
     * @param place an anchor
     * @return the diagnostic at this place
     */
    public Diagnostic at(Anchor place) {
        return new Diagnostic(finding, Optional.of(place));
    }

    /**
     * Sets the place in an environment file.
     *
     * @param place {@code environments/x.toml:line:column}
     * @return the diagnostic at this place
     */
    public Diagnostic in(String place) {
        return new Diagnostic(finding.at(Place.parse(place)), anchor);
    }

    /**
     * Whether nothing is generated because of it.
     *
     * @return {@code false} for a warning
     */
    public boolean isError() {
        return finding.severity() == Severity.ERROR;
    }

    /** The same, without a place in the sources. */
    Diagnostic adrift() {
        return new Diagnostic(finding, Optional.empty());
    }

    /**
     * The same, as an error.
     *
     * @return the diagnostic that cannot be passed over
     */
    public Diagnostic asError() {
        return new Diagnostic(finding.as(Severity.ERROR), anchor);
    }

    /**
     * The text as the compiler prints it.
     *
     * @return the statement with its code, indented details, indented help
     */
    public String text() {
        String place = finding.place().map(where -> where + ": ").orElse("");
        return place + "[" + finding.code().id() + "] " + finding.text();
    }
}
