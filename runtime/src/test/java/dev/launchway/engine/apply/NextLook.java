package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.HostPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the verifies of a host's root components are shown when nothing is left to do.
 *
 * @param facts all of it
 * @param unprovable why that is no proof; empty where it is
 */
public record NextLook(List<Fact> facts, String unprovable) {

    private static final Duration MOST = Duration.ofMinutes(2);

    /**
     * Looks at the first host as the next run will.
     *
     * @param model the environment, configured anew
     * @param settings of a deployment
     * @param machine the machine
     * @return what there is to see
     */
    public static NextLook at(ExpandedEnvironment model, RunSettings settings, SystemAccess machine) {
        HostPlan host = model.plan().hostPlans().get(0);
        List<Fact> facts = new ArrayList<>();
        try (Journal journal = Journal.open(new StateDirectory(settings.base()).journal())) {
            HostRun run = new HostRun(
                    settings,
                    model.plan(),
                    host,
                    machine,
                    journal,
                    new Changes(model.roots()),
                    new Reporter(host.name(), model, event -> {}),
                    file -> {
                        throw new IllegalStateException("the controller is not asked");
                    });
            SecondLook look = new SecondLook(run, model);
            for (ExpandedRoot root : model.roots()) {
                Observations observations = Provability.observations(root);
                observations = observations.gathers() ? look.at(root, MOST) : observations;
                if (!observations.unprovable().isEmpty()) {
                    return new NextLook(List.of(), observations.unprovable());
                }
                facts.addAll(observations.facts());
            }
            return new NextLook(facts, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
