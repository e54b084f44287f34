package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Waits, within bounds, until a program is well. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a program has to run, whatever its checks say, to count as one that stays in the foreground. */
    static final Duration SETTLED = Duration.ofSeconds(1);

    /** The same for one that was seen to leave others behind when it ended. */
    static final Duration DOUBTED = Duration.ofSeconds(5);

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
    void assertNobodyElseAnswers(String program, Probe probe) {
        for (ReadyCheck check : checks) {
            if (check.problem() == null) {
                String holder = check.portHere() == 0 ? null : PortHolder.describe(probe, check.portHere(), List.of());
                throw new IllegalStateException("something else answers at " + check.name() + ", before '" + program
                        + "' is started: " + (holder == null ? "stop that" : holder + "; stop it") + ", or give '"
                        + program + "' an address of its own");
            }
        }
    }

    /** Who else listens where this program should, as the end of a sentence; empty for nobody. */
    String othersAtPorts(Probe probe, Collection<Long> own) {
        for (ReadyCheck check : checks) {
            String holder = check.portHere() == 0 ? null : PortHolder.describe(probe, check.portHere(), own);
            if (holder != null) {
                return "; port " + check.portHere() + " is held by " + holder;
            }
        }
        return "";
    }

    /** Why a start failed; {@code null} when the program is well. */
    String awaitStart(Probe probe, PidFile started, Duration longest, Duration settled) {
        long begin = System.nanoTime();
        while (true) {
            String problem = problem();
            if (!started.runs(probe)) {
                return "it ended right after its start";
            }
            long passed = System.nanoTime() - begin;
            if (problem == null && passed >= settled.toNanos()) {
                return null;
            }
            if (problem != null && passed >= longest.toNanos()) {
                return "it was not ready within " + seconds(longest) + ": " + problem;
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
