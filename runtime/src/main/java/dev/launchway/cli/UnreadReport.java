package dev.launchway.cli;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.template.UnreadFiles;
import dev.launchway.plan.ServicePlan;
import dev.launchway.template.OwnComponents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Warns of files in definition directories that no component reads in any environment. */
final class UnreadReport {

    private final ServicePlan plan;
    private final Expansion expansion;
    private final Set<Class<?>> deployed = new LinkedHashSet<>();

    UnreadReport(ServicePlan plan, Expansion expansion) {
        this.plan = plan;
        this.expansion = expansion;
    }

    /** Takes note of an environment's components. */
    void add(ExpandedEnvironment expanded) {
        for (ExpandedRoot root : expanded.roots()) {
            add(root.node());
        }
    }

    private void add(Node node) {
        deployed.add(node.component().getClass());
        node.children().forEach(this::add);
    }

    /** Warns, once all environments have been added. */
    void tell(EventSink sink) {
        List<String> own = own();
        for (String file : new UnreadFiles(expansion.read(), deployed).of(own)) {
            sink.accept(new Warning(
                    Code.LW410_UNREFERENCED_TEMPLATE.id(),
                    "",
                    "no component reads the file '" + file.substring(file.lastIndexOf('/') + 1)
                            + "' of its definition directory in any environment",
                    file,
                    "name it in @Template, File.template or here.resource, or delete it"));
        }
    }

    private List<String> own() {
        ClassLoader loader = plan.getClass().getClassLoader();
        try (InputStream in = loader.getResourceAsStream(OwnComponents.FILE)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
