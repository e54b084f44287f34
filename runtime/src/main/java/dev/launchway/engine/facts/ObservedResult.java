package dev.launchway.engine.facts;

import dev.launchway.api.CommandResult;

/** The outcome of a query, which takes note of what it is asked. */
public final class ObservedResult implements CommandResult {

    /** In characters: more than that is not kept in memory until the end of a run. */
    private static final int MOST_TEXT = 1 << 20;

    private final CommandResult result;
    private final ObservedQuery query;
    private final Observations observations;

    ObservedResult(CommandResult result, ObservedQuery query, Observations observations) {
        this.result = result;
        this.query = query;
        this.observations = observations;
    }

    /**
     * An outcome that can be looked at without that being noted: nothing that a component is told may depend on it.
     *
     * @param result an outcome, observed or not
     * @return the same outcome
     */
    public static CommandResult unnoticed(CommandResult result) {
        return result instanceof ObservedResult observed ? observed.result : result;
    }

    @Override
    public int exitCode() {
        synchronized (observations) {
            query.exitCode(result.exitCode(), observations);
        }
        return result.exitCode();
    }

    @Override
    public String stdout() {
        synchronized (observations) {
            query.stdout(bounded(result.stdout()), observations);
        }
        return result.stdout();
    }

    @Override
    public String stderr() {
        synchronized (observations) {
            query.stderr(bounded(result.stderr()), observations);
        }
        return result.stderr();
    }

    private String bounded(String text) {
        if (text.length() > MOST_TEXT) {
            observations.giveUp("a query says more than " + (MOST_TEXT >> 20) + " MiB");
            return "";
        }
        return text;
    }
}
