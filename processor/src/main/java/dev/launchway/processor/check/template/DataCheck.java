package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.check.template.Findings.DataUse;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the free data that templates of root components read and that an environment, or a host of it, does not set. */
final class DataCheck {

    private static final int NAMED = 4;

    private final Set<String> broken = new HashSet<>();

    /**
     * Prepares to look into environments.
     *
     * @param found what is wrong already: a mistake in a file may be why data seems to be missing
     */
    DataCheck(List<Diagnostic> found) {
        for (Diagnostic diagnostic : found) {
            if (diagnostic.isError()) {
                diagnostic.finding().place().ifPresent(place -> broken.add(place.file()));
            }
        }
    }

    void check(
            List<Deployment> deployments, ComponentModel component, Collection<DataUse> uses, Consumer<Fault> faults) {
        for (Deployment deployment : deployments) {
            Map<String, HostModel> hosts = new LinkedHashMap<>();
            roots(deployment, component).forEach(root -> hosts.put(root.host().name(), root.host()));
            if (!hosts.isEmpty() && !isBroken(deployment)) {
                uses.forEach(use -> check(deployment, hosts.values(), use, faults));
            }
        }
    }

    /** The root components that a component certainly is deployed with: as one, or as a platform's addition to one. */
    static List<Root> roots(Deployment deployment, ComponentModel component) {
        return deployment.roots().stream()
                .filter(root -> root.component().binaryName().equals(component.binaryName())
                        || component.platforms().stream().anyMatch(platform -> extend(platform, root)))
                .toList();
    }

    private static boolean extend(PlatformModel platform, Root root) {
        return platform.of().equals(root.component().binaryName())
                && root.host().platform() != null
                && root.host().platform().text().equals(platform.platform());
    }

    private boolean isBroken(Deployment deployment) {
        return deployment.environment().files().stream()
                .anyMatch(file -> broken.contains("environments/" + file.fileName()));
    }

    private static void check(Deployment deployment, Collection<HostModel> hosts, DataUse use, Consumer<Fault> faults) {
        String where = " in environment '" + deployment.name() + "'";
        if (use.data().equals("environment.data")) {
            Collection<String> keys = deployment.environment().data().keySet();
            if (!keys.contains(use.key())) {
                faults.accept(fault(use, where, "environment", keys));
            }
            return;
        }
        List<HostModel> without = hosts.stream()
                .filter(host -> !host.data().containsKey(use.key()))
                .toList();
        if (!without.isEmpty()) {
            HostModel first = without.get(0);
            faults.accept(fault(
                    use,
                    on(without) + where,
                    "host." + first.name(),
                    first.data().keySet()));
        }
    }

    static String on(List<HostModel> hosts) {
        List<String> names = hosts.stream().limit(NAMED).map(HostModel::name).toList();
        String more = hosts.size() > NAMED ? " and " + (hosts.size() - NAMED) + " more" : "";
        return (hosts.size() == 1 ? " on host " : " on hosts ") + String.join(", ", names) + more;
    }

    private static Fault fault(DataUse use, String where, String section, Collection<String> keys) {
        String help = DidYouMean.question(use.key(), keys).orElseGet(() -> TemplateWords.setData(section, use.key()));
        return new Fault(
                Code.LW404_DATA_NOT_SET, use.place(), TemplateWords.notSet(use.data(), use.key()) + where, help);
    }
}
