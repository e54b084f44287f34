package dev.launchway.engine.facts;

import dev.launchway.engine.system.CommandInput;
import dev.launchway.engine.system.CommandSpec;
import java.util.Optional;
import java.util.OptionalInt;

/** What has been asked of the outcome of a query; {@code null} for what has not been. Guarded by the observations. */
final class ObservedQuery {

    private final Fact.Query question;
    private Integer exitCode;
    private String stdout;
    private String stderr;

    ObservedQuery(Fact.Query question) {
        this.question = question;
    }

    /** A query of which nothing has been asked. */
    static Fact.Query question(CommandSpec spec) {
        return new Fact.Query(
                spec.argv(),
                spec.environment(),
                spec.directory(),
                spec.input().map(CommandInput::text).map(text -> text.get()),
                spec.timeout(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void exitCode(Integer now, Observations observations) {
        exitCode = observations.same(exitCode, now, this);
    }

    void stdout(String now, Observations observations) {
        stdout = observations.same(stdout, now, this);
    }

    void stderr(String now, Observations observations) {
        stderr = observations.same(stderr, now, this);
    }

    /** As it is told that it changed. */
    @Override
    public String toString() {
        return "what '" + String.join(" ", question.argv()) + "' says";
    }

    Fact fact() {
        return new Fact.Query(
                question.argv(),
                question.environment(),
                question.directory(),
                question.input(),
                question.limit(),
                exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode),
                Optional.ofNullable(stdout),
                Optional.ofNullable(stderr));
    }
}
