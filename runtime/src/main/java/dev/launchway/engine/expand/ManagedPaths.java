package dev.launchway.engine.expand;

import dev.launchway.api.Configuration.Aspect;
import dev.launchway.diagnostic.Code;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds components that decide about the same thing on the same host. */
final class ManagedPaths {

    private final Problems problems;
    /** By host, path and aspect; nested, not by a record: see benchmarks/README.md. */
    private final Map<String, Map<Path, Map<Aspect, ComponentConfiguration>>> deciders = new HashMap<>();

    private final Set<List<Object>> reported = new HashSet<>();

    ManagedPaths(Problems problems) {
        this.problems = problems;
    }

    void add(ComponentConfiguration here, Path path, Aspect aspect) {
        if (here.root().plan.ignored()) {
            return;
        }
        Path managed = path.normalize();
        Map<Aspect, ComponentConfiguration> known = deciders.computeIfAbsent(
                        here.host().name(), host -> new HashMap<>())
                .computeIfAbsent(managed, unknown -> new EnumMap<>(Aspect.class));
        ComponentConfiguration first = earlier(known, aspect);
        known.putIfAbsent(aspect, here);
        boolean clash = first != null && !isPart(here.node(), first.node()) && !isPart(first.node(), here.node());
        if (clash && reported.add(List.of(first.node(), here.node(), managed))) {
            here.root().failed = true;
            problems.add(
                    Code.LW151_MANAGED_TWICE,
                    here.host().name(),
                    here.node().breadcrumb(),
                    "two components decide about the "
                            + what(aspect) + " of " + shown(here, managed) + ": "
                            + first.node().breadcrumb() + " and " + here.node().breadcrumb(),
                    "",
                    "leave it to one of them");
        }
    }

    private static ComponentConfiguration earlier(Map<Aspect, ComponentConfiguration> known, Aspect aspect) {
        return switch (aspect) {
            case PART -> known.get(Aspect.CONTENT);
            case CONTENT -> {
                ComponentConfiguration whole = known.get(Aspect.CONTENT);
                yield whole == null ? known.get(Aspect.PART) : whole;
            }
            case MODE, OWNER, GROUP -> known.get(aspect);
        };
    }

    private static String what(Aspect aspect) {
        return aspect == Aspect.PART ? "content" : aspect.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(ComponentConfiguration here, Path path) {
        Path base = here.root().workdir.getParent().getParent();
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }

    private static boolean isPart(Node part, Node whole) {
        for (Node each = part; each != null; each = each.parent()) {
            if (each == whole) {
                return true;
            }
        }
        return false;
    }
}
