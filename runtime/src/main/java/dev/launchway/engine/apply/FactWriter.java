package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.facts.FactsText;
import dev.launchway.engine.facts.NotProvableException;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.facts.Seal;
import dev.launchway.engine.facts.StoredFacts;
import dev.launchway.engine.system.LocalSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Writes down the facts of a host's root components, and tells of those that have none. */
final class FactWriter {

    private final HostRun run;
    private final FactSettings settings;
    private final StoredFacts stored;

    FactWriter(HostRun run, FactSettings settings) {
        this.run = run;
        this.settings = settings;
        this.stored = new StateDirectory(run.settings().base()).facts();
    }

    /**
     * Replaces what is kept.
     *
     * @param learned what the verifies of root components were shown
     * @param untouched the names of those whose facts are left as they are
     */
    void write(Map<ExpandedRoot, Observations> learned, Set<String> untouched) {
        try {
            stored.forgetAllBut(untouched);
            String hostKey = stored.key();
            String base = run.settings().base().toRealPath().toString();
            for (Map.Entry<ExpandedRoot, Observations> one : learned.entrySet()) {
                ExpandedRoot root = one.getKey();
                String rootKey = settings.keys().get(root.plan().index());
                write(root, one.getValue(), new Seal(hostKey, rootKey, base, settings.home(), LocalSystem.user()));
            }
        } catch (IOException e) {
            for (ExpandedRoot root : learned.keySet()) {
                tell(root, "what it was shown cannot be kept: " + StateDirectory.reason(e));
            }
        }
    }

    private void write(ExpandedRoot root, Observations observations, Seal seal) throws IOException {
        String unprovable = observations.unprovable();
        if (!unprovable.isEmpty()) {
            tell(root, unprovable);
            return;
        }
        try {
            String text = FactsText.write(observations.facts(), seal);
            if (run.reporter().secretsIn(text.getBytes(StandardCharsets.UTF_8)).isEmpty()) {
                stored.keep(root.plan().name(), text);
            } else {
                tell(root, "a secret stands in what it looks at");
            }
        } catch (NotProvableException e) {
            tell(root, e.getMessage());
        }
    }

    private void tell(ExpandedRoot root, String why) {
        run.reporter().notProven(root.plan().name(), why);
    }
}
