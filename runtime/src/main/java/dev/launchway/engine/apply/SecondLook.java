package dev.launchway.engine.apply;

import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.facts.Observations;
import dev.launchway.plan.Phase;
import java.time.Duration;
import java.util.List;

/**
 * Verifies root components that changed once more, at the end of a run and as the next one will: configured anew, since a component
 * may remember what it has seen, and with nothing taken for changed. Nobody is told of it, and it does not take long.
 */
final class SecondLook {

    private final HostRun run;

    /**
     * Prepares.
     *
     * @param first the run that changed them
     * @param model configured anew
     */
    SecondLook(HostRun first, ExpandedEnvironment model) {
        String host = first.host().name();
        List<ExpandedRoot> roots = model.roots().stream()
                .filter(root -> root.plan().host().name().equals(host))
                .toList();
        this.run = new HostRun(
                first.settings(),
                model.plan(),
                first.host(),
                first.system(),
                first.journal(),
                new Changes(roots),
                new Reporter(host, model, event -> {}),
                file -> {
                    throw new SourceFailedException("the controller is not asked any more", List.of());
                });
    }

    /**
     * Verifies a root component.
     *
     * @param root one of those
     * @param most how long it may take
     * @return what its verifies were shown; it comes to nothing where it is not as it should be
     */
    Observations at(ExpandedRoot root, Duration most) {
        Observations observations = Observations.within(most);
        verify(root, root.node(), observations);
        return observations;
    }

    private void verify(ExpandedRoot root, Node node, Observations observations) {
        for (Node child : node.children()) {
            verify(root, child, observations);
        }
        if (!observations.gathers() || !node.definition().members().phases().contains(Phase.VERIFY)) {
            return;
        }
        if (run.settings().interrupted().getAsBoolean()) {
            observations.giveUp("the run was interrupted");
            return;
        }
        try {
            node.definition().call(node.component(), Phase.VERIFY, new ComponentProbe(run, root, node, observations));
        } catch (UpdateNeeded e) {
            observations.giveUp(node.breadcrumb() + " would be updated again: " + e.getMessage());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            Thread.interrupted();
            observations.giveUp(node.breadcrumb() + " fails when it is verified again: " + e.getMessage());
        }
    }
}
