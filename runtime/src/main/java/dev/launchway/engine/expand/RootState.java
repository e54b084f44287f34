package dev.launchway.engine.expand;

import dev.launchway.api.Host;
import dev.launchway.engine.template.FilesRead;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.RootPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A root component while its environment is expanded. */
final class RootState {

    final RootPlan plan;
    final Path workdir;
    final List<LogEntry> log = new ArrayList<>();
    final FilesRead files;

    /** The secrets whose placeholders its code has looked at, by name. */
    final Set<String> lookedAt = new LinkedHashSet<>();

    ComponentConfiguration here;
    boolean failed;

    /** Of another host: known by the values that it provides, and by nothing else. */
    boolean foreign;

    final Map<String, List<Object>> foreignValues = new HashMap<>();

    /** A message whose component gets its final name later. */
    record LogEntry(Node node, String text) {}

    RootState(RootPlan plan, Path work, FilesRead files) {
        this.plan = plan;
        this.files = files;
        this.workdir = work.resolve(plan.name());
    }

    Host host() {
        return plan.host();
    }

    Node node() {
        return here.node();
    }

    Object component() {
        return here.node().component();
    }

    ComponentDefinition<Object> definition() {
        return here.node().definition();
    }

    /** The name in messages, also when there is no tree. */
    String breadcrumb() {
        return here == null ? plan.name() : node().breadcrumb();
    }

    ExpandedRoot finish() {
        List<ExpandedRoot.LogLine> lines = new ArrayList<>(log.size());
        for (LogEntry entry : log) {
            lines.add(new ExpandedRoot.LogLine(entry.node().breadcrumb(), entry.text()));
        }
        return new ExpandedRoot(plan, node(), workdir, List.copyOf(lines), files);
    }
}
