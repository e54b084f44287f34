package dev.launchway.engine.expand;

import dev.launchway.api.Configuration.Aspect;
import dev.launchway.diagnostic.ComponentCode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds components that decide about the same thing on the same host. */
final class ManagedPaths {

    private final Problems problems;
    private final Map<Key, ComponentHere> deciders = new HashMap<>();
    private final Set<Conflict> reported = new HashSet<>();

    private record Key(String host, Path path, Aspect aspect) {}

    private record Conflict(Node first, Node second, Path path) {}

    ManagedPaths(Problems problems) {
        this.problems = problems;
    }

    void add(ComponentHere here, Path path, Aspect aspect) {
        if (here.root().plan.ignored()) {
            return;
        }
        Key key = new Key(here.host().name(), path.normalize(), aspect);
        ComponentHere first = earlier(key);
        deciders.putIfAbsent(key, here);
        boolean clash = first != null && !isPart(here.node(), first.node()) && !isPart(first.node(), here.node());
        if (clash && reported.add(new Conflict(first.node(), here.node(), key.path))) {
            here.root().failed = true;
            problems.add(
                    ComponentCode.MANAGED_TWICE,
                    here.host().name(),
                    here.node().breadcrumb(),
                    "two components decide about the "
                            + what(aspect) + " of " + shown(here, key.path) + ": "
                            + first.node().breadcrumb() + " and " + here.node().breadcrumb(),
                    "",
                    "leave it to one of them");
        }
    }

    private ComponentHere earlier(Key key) {
        return switch (key.aspect) {
            case PART -> deciders.get(new Key(key.host, key.path, Aspect.CONTENT));
            case CONTENT -> {
                ComponentHere whole = deciders.get(key);
                yield whole == null ? deciders.get(new Key(key.host, key.path, Aspect.PART)) : whole;
            }
            case MODE, OWNER, GROUP -> deciders.get(key);
        };
    }

    private static String what(Aspect aspect) {
        return aspect == Aspect.PART ? "content" : aspect.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(ComponentHere here, Path path) {
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
