package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code extends} from file to file. */
final class InheritanceChains {

    /**
     * A file and what it extends.
     *
     * @param files the file first
     * @param whole whether the last one extends nothing; else what it extends cannot be read, or is in the chain already
     */
    record Chain(List<EnvironmentFile> files, boolean whole) {}

    private final Map<String, Optional<EnvironmentFile>> files;
    private final FileFaults faults;

    InheritanceChains(Map<String, Optional<EnvironmentFile>> files, Diagnostics diagnostics) {
        this.files = files;
        this.faults = new FileFaults(diagnostics);
    }

    /** The chain of a file. What is wrong is reported for the file that it stands in, and for no other one. */
    Chain chain(EnvironmentFile start) {
        List<EnvironmentFile> chain = new ArrayList<>(List.of(start));
        for (EnvironmentFile last = start; last.base() != null; ) {
            Optional<EnvironmentFile> base = files.get(last.base().text());
            if (base == null && chain.size() == 1) {
                reportUnknown(start);
            }
            if (base == null || base.isEmpty()) {
                return new Chain(chain, false);
            }
            last = base.get();
            if (last.equals(start)) {
                reportCycle(chain);
            }
            if (chain.contains(last)) {
                return new Chain(chain, false);
            }
            chain.add(last);
        }
        return new Chain(chain, true);
    }

    private void reportUnknown(EnvironmentFile file) {
        String name = file.base().text();
        String guess = DidYouMean.ending(name, files.keySet());
        faults.error(
                Code.LW305_UNKNOWN_BASE,
                file.base().location(),
                "there is no environment '" + name + "' to extend" + guess,
                "the environments are " + String.join(", ", files.keySet()));
    }

    /** Reports a cycle when it is seen from its first environment by name. */
    private void reportCycle(List<EnvironmentFile> cycle) {
        EnvironmentFile start = cycle.get(0);
        StringBuilder path = new StringBuilder(start.source().name());
        for (int i = 1; i <= cycle.size(); i++) {
            String next = cycle.get(i % cycle.size()).source().name();
            if (next.compareTo(start.source().name()) < 0) {
                return;
            }
            path.append(" extends ").append(next);
        }
        faults.error(
                Code.LW306_BASE_CYCLE,
                start.base().location(),
                "environments extend each other: " + path,
                "put what they share into an environment that extends none");
    }
}
