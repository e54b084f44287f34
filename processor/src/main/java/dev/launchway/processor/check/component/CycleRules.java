package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Article;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tree of components has an end. A field for a single sub-component says that there is one, so a circle of such fields has
 * none; a {@code List} or an {@code Optional} may be empty.
 */
final class CycleRules {

    private final ServiceModel model;
    private final Diagnostics diagnostics;
    private final Set<String> finished = new HashSet<>();

    private CycleRules(ServiceModel model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    static void check(ServiceModel model, Diagnostics diagnostics) {
        CycleRules rules = new CycleRules(model, diagnostics);
        for (ComponentModel component : model.components()) {
            rules.visit(component, new ArrayList<>());
        }
    }

    private void visit(ComponentModel component, List<Step> path) {
        if (finished.contains(component.binaryName())) {
            return;
        }
        for (SubComponentModel field : model.all(component, ComponentModel::subComponents)) {
            ComponentModel next = model.component(field.typeName()).orElse(null);
            if (next == null || field.shape() != SubComponentModel.Shape.SINGLE) {
                continue;
            }
            path.add(new Step(component, field));
            int start = indexOf(path, next);
            if (start < 0) {
                visit(next, path);
            } else if (path.stream().anyMatch(step -> step.component().fromSource())) {
                report(path.subList(start, path.size()));
            }
            path.remove(path.size() - 1);
        }
        finished.add(component.binaryName());
    }

    private static int indexOf(List<Step> path, ComponentModel component) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).component().binaryName().equals(component.binaryName())) {
                return i;
            }
        }
        return -1;
    }

    private void report(List<Step> cycle) {
        Step first = cycle.get(0);
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW132_HIERARCHY_CYCLE,
                "'" + first.component().displayName() + "' contains itself, so its tree of sub-components has no end");
        for (int i = 0; i < cycle.size(); i++) {
            Step next = cycle.get((i + 1) % cycle.size());
            diagnostic = diagnostic.detail(cycle.get(i).component().displayName() + "."
                    + cycle.get(i).field().field().getSimpleName() + " holds "
                    + Article.with(next.component().displayName()));
        }
        diagnostics.add(diagnostic
                .help("where configure ends the chain, say so in the type: Optional<"
                        + cycle.get(1 % cycle.size()).component().displayName() + "> "
                        + first.field().field().getSimpleName())
                .at(first.field().anchor()));
    }

    private record Step(ComponentModel component, SubComponentModel field) {}
}
