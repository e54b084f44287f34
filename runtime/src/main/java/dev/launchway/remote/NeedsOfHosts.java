package dev.launchway.remote;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.remote.bootstrap.HostNeeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each host needs: the files of definition directories that its own root components read or ask for as they are configured, and
 * the libraries of others that their parts use.
 */
final class NeedsOfHosts {

    private static final String LIBRARY = "dev.launchway.library.";

    private final HostRoots roots;
    private final Map<String, HostNeeds> byHost = new HashMap<>();

    NeedsOfHosts(ExpandedEnvironment model) {
        this.roots = new HostRoots(model);
    }

    /** What a host needs; the same as long as the run takes, whatever else is read meanwhile. */
    HostNeeds of(String host) {
        return byHost.computeIfAbsent(host, this::collect);
    }

    private HostNeeds collect(String host) {
        Set<String> files = new HashSet<>();
        Set<String> listed = new HashSet<>();
        Set<String> components = new HashSet<>();
        for (ExpandedRoot root : roots.of(host)) {
            files.addAll(root.files().used());
            listed.addAll(root.files().listed());
            collect(root.node(), components);
        }
        return new HostNeeds(files, listed, components);
    }

    private static void collect(Node node, Set<String> components) {
        for (Class<?> type = node.component().getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith(LIBRARY)) {
                components.add(type.getName());
            }
        }
        node.children().forEach(child -> collect(child, components));
    }
}
