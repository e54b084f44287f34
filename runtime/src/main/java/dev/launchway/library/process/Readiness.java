package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.time.Duration;
import java.util.List;

/** Waits, within bounds, until a program is well. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final long ASK_EVERY_MILLIS = 100;

    private final List<ReadyCheck> checks;

    Readiness(List<ReadyCheck> checks) {
        this.checks = checks;
    }

    /** Why a program that runs is not well, asked until it is or some seconds have passed; {@code null} when it is. */
    String problemAfterAWhile(Probe probe) {
        long deadline = System.nanoTime() + (probe.predicting() ? 0 : PATIENCE.toNanos());
        String problem = problem();
        while (problem != null && System.nanoTime() < deadline && pause()) {
            problem = problem();
        }
        return problem;
    }

    /** Fails when the checks would be answered by something else. */
    void assertNobodyElseAnswers(String program) {
        for (ReadyCheck check : checks) {
            if (check.problem() == null) {
                throw new IllegalStateException("something else answers at " + check.name() + ", before '" + program
                        + "' is started: stop that, or give '" + program + "' an address of its own");
            }
        }
    }

    /** Why a start failed; {@code null} when the program is well. */
    String awaitStart(Probe probe, PidFile started, Duration longest) {
        long begin = System.nanoTime();
        Duration bound = checks.isEmpty() ? SETTLED : longest;
        while (true) {
            String problem = checks.isEmpty() ? "" : problem();
            if (!started.runs(probe)) {
                return "it ended right after its start";
            }
            if (problem == null) {
                return null;
            }
            if (System.nanoTime() - begin >= bound.toNanos()) {
                return checks.isEmpty() ? null : "it was not ready within " + seconds(longest) + ": " + problem;
            }
            if (!pause()) {
                return "the run was interrupted before it was ready";
            }
        }
    }

    private String problem() {
        for (ReadyCheck check : checks) {
            String problem = check.problem();
            if (problem != null) {
                return check.name() + " does not answer as it should: " + problem;
            }
        }
        return null;
    }

    private static boolean pause() {
        try {
            Thread.sleep(ASK_EVERY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
