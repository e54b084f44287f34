package dev.launchway.processor.environment;

import dev.launchway.diagnostic.EnvironmentCode;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environments of a service.
 *
 * @param environments those without a fault of their own, sorted by name
 * @param complete whether these are all
 */
public record EnvironmentSet(List<EnvironmentModel> environments, boolean complete) {

    /**
     * Reads environment files.
     *
     * @param sources the files, sorted by name
     * @param diagnostics where faults go
     * @return the environments
     */
    public static EnvironmentSet read(List<EnvironmentSource> sources, Diagnostics diagnostics) {
        Map<String, Optional<EnvironmentFile>> files = new LinkedHashMap<>();
        for (EnvironmentSource source : sources) {
            boolean named = checkName(source, diagnostics);
            Optional<EnvironmentFile> file = EnvironmentFileReader.read(source, diagnostics);
            files.put(source.name(), named ? file : Optional.empty());
        }
        List<EnvironmentModel> environments = new ArrayList<>();
        for (Optional<EnvironmentFile> file : files.values()) {
            if (file.isPresent()) {
                List<EnvironmentFile> chain = chain(file.get(), files, diagnostics);
                for (EnvironmentFile link : chain) {
                    diagnostics.accept(
                            Location.startOf(file.get().source().fileName()).path(), link.accepted());
                }
                EnvironmentModel model = chain.isEmpty() ? null : new EnvironmentMerger(diagnostics).merge(chain);
                if (model != null) {
                    environments.add(model);
                }
            }
        }
        return new EnvironmentSet(List.copyOf(environments), environments.size() == sources.size());
    }

    private static boolean checkName(EnvironmentSource source, Diagnostics diagnostics) {
        String name = source.name();
        boolean good = !name.isEmpty() && Character.isLetterOrDigit(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        }
        if (!good) {
            new FileFaults(diagnostics)
                    .error(
                            EnvironmentCode.UNREADABLE,
                            Location.startOf(source.fileName()),
                            "'" + name + "' is no name for an environment",
                            "name the file with letters, digits and dashes, as in staging.toml");
        }
        return good;
    }

    /** The file and what it extends; empty when that cannot be found or is itself faulty. */
    private static List<EnvironmentFile> chain(
            EnvironmentFile start, Map<String, Optional<EnvironmentFile>> files, Diagnostics diagnostics) {
        List<EnvironmentFile> chain = new ArrayList<>(List.of(start));
        for (EnvironmentFile last = start; last.base() != null; ) {
            String name = last.base().text();
            Optional<EnvironmentFile> base = files.get(name);
            if (base == null) {
                reportUnknown(last, files, diagnostics);
                return List.of();
            }
            if (base.isEmpty()) {
                return List.of();
            }
            int known = chain.indexOf(base.get());
            if (known >= 0) {
                reportCycle(chain.subList(known, chain.size()), diagnostics);
                return List.of();
            }
            last = base.get();
            chain.add(last);
        }
        return chain;
    }

    private static void reportUnknown(
            EnvironmentFile file, Map<String, Optional<EnvironmentFile>> files, Diagnostics diagnostics) {
        String name = file.base().text();
        String guess = Nearest.to(name, files.keySet())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        new FileFaults(diagnostics)
                .error(
                        EnvironmentCode.UNKNOWN_BASE,
                        file.base().location(),
                        "there is no environment '" + name + "' to extend" + guess,
                        "the environments are " + String.join(", ", files.keySet()));
    }

    /** Reports a cycle in the same way from wherever it was found. */
    private static void reportCycle(List<EnvironmentFile> cycle, Diagnostics diagnostics) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            String name = cycle.get(i).source().name();
            first = name.compareTo(cycle.get(first).source().name()) < 0 ? i : first;
        }
        EnvironmentFile start = cycle.get(first);
        StringBuilder path = new StringBuilder(start.source().name());
        for (int i = 1; i <= cycle.size(); i++) {
            path.append(" extends ")
                    .append(cycle.get((first + i) % cycle.size()).source().name());
        }
        new FileFaults(diagnostics)
                .error(
                        EnvironmentCode.BASE_CYCLE,
                        start.base().location(),
                        "environments extend each other: " + path,
                        "put what they share into an environment that extends none");
    }
}
