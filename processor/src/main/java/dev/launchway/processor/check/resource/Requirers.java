package dev.launchway.processor.check.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.resource.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The root components of one environment that have a requirement.
 *
 * @param need what is required
 * @param roots these root components
 */
record Requirers(Need need, List<Root> roots) {

    private static final int MOST_LINES = 3;

    /** Adds who requires it, a line for each root component. */
    Diagnostic describedIn(Diagnostic start) {
        Map<String, List<Root>> byComponent = new LinkedHashMap<>();
        for (Root root : roots) {
            byComponent
                    .computeIfAbsent(root.component().rootName(), name -> new ArrayList<>())
                    .add(root);
        }
        Diagnostic diagnostic = start;
        int lines = 0;
        for (Map.Entry<String, List<Root>> entry : byComponent.entrySet()) {
            if (lines++ == MOST_LINES) {
                return diagnostic.detail("and by " + (byComponent.size() - MOST_LINES) + " more components");
            }
            List<Root> same = entry.getValue();
            diagnostic = diagnostic.detail("required by " + Places.of(need, same.get(0)) + " on " + Places.of(same));
        }
        return diagnostic;
    }

    /** Sets the place: the requirement, or for one of a library where an environment assigns it. */
    Diagnostic placed(Diagnostic diagnostic) {
        return need.owner().fromSource()
                ? diagnostic.at(need.requirement().anchor())
                : diagnostic.in(roots.get(0).assignment().location().toString());
    }
}
