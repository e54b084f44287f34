package dev.launchway.engine.apply;

import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Fingerprint;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.facts.ObservedSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learns what the verifies of one host's root components are shown when nothing is left to do, and lets it be kept. */
final class FactKeeper {

    /** How long a root component that changed may be looked at again: this at least, and a multiple of what it has taken. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final int TIMES = 2;

    private final HostRun run;
    private final ExpandedEnvironment model;
    private final FactSettings settings;
    private final Map<Integer, Looked> looked = new LinkedHashMap<>();
    private int asked;

    /** How a root component was looked at, and how it ended. */
    private record Looked(ExpandedRoot root, Observations observations, Outcome outcome, Duration took) {}

    /**
     * Prepares.
     *
     * @param model the configured environment
     */
    FactKeeper(HostRun run, ExpandedEnvironment model, FactSettings settings) {
        this.run = run;
        this.model = model;
        this.settings = settings;
    }

    /** Takes note of what the verifies of a root component are shown that begins now. */
    Observations begin(ExpandedRoot root) {
        if (run.predicting() || !settings.keys().containsKey(root.plan().index())) {
            return Observations.NONE;
        }
        asked = asked(model);
        return Provability.observations(root);
    }

    /** How often something was asked that neither probes nor keys stand for. */
    private int asked(ExpandedEnvironment of) {
        return settings.asked().getAsInt() + of.names().lookups();
    }

    /** A root component that had begun has ended. */
    void end(ExpandedRoot root, Observations observations, Outcome outcome, Duration took) {
        if (observations != Observations.NONE) {
            settle(root, observations, model);
            looked.put(root.plan().index(), new Looked(root, observations, outcome, took));
        }
    }

    private void settle(ExpandedRoot root, Observations observations, ExpandedEnvironment of) {
        if (asked(of) != asked) {
            observations.giveUp(root.node().breadcrumb() + " looks up files or names while it is verified");
        }
        try {
            // Each run makes it where it is missing.
            if (!ObservedSystem.of(run.system(), observations)
                    .status(root.workdir())
                    .isDirectory()) {
                observations.giveUp(root.workdir() + " is a link");
            }
        } catch (IOException e) {
            observations.giveUp(e.getMessage());
        }
    }

    /**
     * Lets be kept what is known at the end of the run; root components that changed are looked at once more. What was kept before
     * of a root component that was looked at is forgotten in any case.
     *
     * @param roots the names of all root components of the host
     */
    void keep(List<String> roots) {
        if (looked.isEmpty()) {
            return;
        }
        Map<Integer, Observations> again = lookAgain();
        Set<String> untouched = new LinkedHashSet<>(roots);
        Map<ExpandedRoot, Observations> learned = new LinkedHashMap<>();
        looked.forEach((index, one) -> {
            untouched.remove(one.root().plan().name());
            if (one.outcome() == Outcome.CHANGED || one.outcome() == Outcome.UNCHANGED) {
                learned.put(one.root(), again.getOrDefault(index, one.observations()));
            }
        });
        new FactWriter(run, settings).write(learned, untouched);
    }

    private Map<Integer, Observations> lookAgain() {
        Map<Integer, Observations> seen = new LinkedHashMap<>();
        looked.forEach((index, one) -> {
            if (one.outcome() == Outcome.CHANGED) {
                seen.put(index, Provability.observations(one.root()));
            }
        });
        if (seen.values().stream().noneMatch(Observations::gathers)) {
            return seen;
        }
        try {
            ExpandedEnvironment fresh = settings.again().expand();
            SecondLook look = new SecondLook(run, fresh);
            seen.replaceAll((index, observations) ->
                    observations.gathers() ? lookAgain(look, fresh, looked.get(index)) : observations);
        } catch (InvalidModelException | RuntimeException e) {
            seen.values()
                    .forEach(observations ->
                            observations.giveUp("it cannot be configured once more: " + e.getMessage()));
        }
        return seen;
    }

    private Observations lookAgain(SecondLook look, ExpandedEnvironment fresh, Looked before) {
        ExpandedRoot root = fresh.roots().get(before.root().plan().index());
        if (!Fingerprint.of(root).equals(Fingerprint.of(before.root()))) {
            return Observations.unprovable(
                    root.node().breadcrumb() + " comes out differently each time it is configured");
        }
        asked = asked(fresh);
        Duration most = before.took().multipliedBy(TIMES);
        Observations observations = look.at(root, most.compareTo(LEAST) > 0 ? most : LEAST);
        settle(root, observations, fresh);
        return observations;
    }
}
