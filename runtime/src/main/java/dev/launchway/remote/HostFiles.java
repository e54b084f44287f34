package dev.launchway.remote;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.remote.bootstrap.FileNeeds;
import java.util.HashSet;
import java.util.Set;

/** Which files of definition directories each host needs: those that its own root components read or ask for as they are configured. */
final class HostFiles {

    private final HostRoots roots;

    HostFiles(ExpandedEnvironment model) {
        this.roots = new HostRoots(model);
    }

    FileNeeds of(String host) {
        Set<String> files = new HashSet<>();
        Set<String> listed = new HashSet<>();
        for (ExpandedRoot root : roots.of(host)) {
            files.addAll(root.files().used());
            listed.addAll(root.files().listed());
        }
        return new FileNeeds(files, listed);
    }
}
