package dev.launchway.cli.observed;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.Phase;
import java.util.HashSet;
import java.util.Set;

/** Warns of components with {@code @Observed} whose verify looks past Probe. Each is told once, whatever environments have it. */
public final class ObservedReport {

    private final Set<Class<?>> told = new HashSet<>();

    /** Has told nothing yet. */
    public ObservedReport() {}

    /**
     * Warns of the components of an environment.
     *
     * @param expanded the environment
     * @param sink takes the warnings
     */
    public void tell(ExpandedEnvironment expanded, EventSink sink) {
        for (ExpandedRoot root : expanded.roots()) {
            tell(root.node(), sink);
        }
    }

    private void tell(Node node, EventSink sink) {
        Class<?> type = node.component().getClass();
        boolean verifies = node.definition().members().phases().contains(Phase.VERIFY)
                || node.definition().members().phases().contains(Phase.LAST_UPDATED);
        if (verifies && node.definition().observed() && told.add(type)) {
            ServiceClasses classes = new ServiceClasses(type.getClassLoader());
            for (Reach.Look look : Reach.of(classes, type.getName().replace('.', '/'))) {
                sink.accept(new Warning(
                        Code.LW124_PAST_PROBE.id(),
                        "",
                        "'" + type.getSimpleName() + "' is @Observed, and decides by "
                                + look.at().shown() + ", which Probe has not shown it: " + shown(look.member()),
                        look.place(),
                        look.at().instead() + "; or delete @Observed"));
            }
        }
        node.children().forEach(child -> tell(child, sink));
    }

    private static String shown(MemberReference member) {
        String owner =
                member.owner().substring(member.owner().lastIndexOf('/') + 1).replace('$', '.');
        if (member.name().equals("<init>")) {
            return "new " + owner + "(…)";
        }
        boolean method = member.descriptor().startsWith("(");
        return owner + "." + member.name() + (!method ? "" : member.descriptor().startsWith("()") ? "()" : "(…)");
    }
}
