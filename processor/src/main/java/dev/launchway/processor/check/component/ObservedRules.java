package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code @Observed} says is of use: there is a verify, and nothing that has to run each time in any case. */
final class ObservedRules {

    private ObservedRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        if (component.observed().isEmpty()) {
            return;
        }
        Anchor anchor = component.observed().get();
        Set<Lifecycle> phases = EnumSet.noneOf(Lifecycle.class);
        model.all(component, ComponentModel::lifecycle).forEach(method -> phases.add(method.phase()));
        for (Lifecycle phase : List.of(Lifecycle.OPEN, Lifecycle.CLOSE)) {
            if (phases.contains(phase)) {
                diagnostics.add(Diagnostic.warning(
                                Code.LW123_OBSERVED_IN_VAIN,
                                "@Observed of '" + component.displayName() + "' has no effect: it has '"
                                        + phase.method() + "', which runs in each deployment")
                        .help("delete @Observed; or do in 'update' what '" + phase.method() + "' does")
                        .at(anchor));
                return;
            }
        }
        if (!phases.contains(Lifecycle.VERIFY) && !phases.contains(Lifecycle.LAST_UPDATED)) {
            diagnostics.add(Diagnostic.warning(
                            Code.LW123_OBSERVED_IN_VAIN,
                            "@Observed of '" + component.displayName()
                                    + "' has no effect: it has no 'verify' that could observe anything")
                    .help("delete @Observed: a component without 'verify' needs none")
                    .at(anchor));
        }
    }
}
