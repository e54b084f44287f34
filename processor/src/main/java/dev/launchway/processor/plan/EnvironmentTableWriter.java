package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.EnvironmentSource;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.resource.ResourceOrders;
import dev.launchway.text.table.TableWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the table of one environment; docs/decisions/generated-sources.md lists its records. */
final class EnvironmentTableWriter {

    private final Deployment deployment;
    private final ResourceOrders orders;
    private final Map<Optional<String>, List<OverrideValue>> overrides = new HashMap<>();
    private final Map<String, List<Root>> roots = new HashMap<>();
    private final TableWriter table = new TableWriter();

    private EnvironmentTableWriter(Deployment deployment, ResourceOrders orders) {
        this.deployment = deployment;
        this.orders = orders;
        deployment.overrides().forEach(override -> overrides
                .computeIfAbsent(override.host(), host -> new ArrayList<>())
                .add(override));
        deployment.roots().forEach(root -> roots.computeIfAbsent(root.host().name(), host -> new ArrayList<>())
                .add(root));
    }

    /**
     * Writes a table.
     *
     * @param deployment the environment
     * @param orders its orders
     * @return the table
     */
    static String write(Deployment deployment, ResourceOrders orders) {
        EnvironmentTableWriter writer = new EnvironmentTableWriter(deployment, orders);
        writer.environment(deployment.environment());
        deployment.environment().hosts().forEach(writer::host);
        writer.orders();
        return writer.table.text();
    }

    private void environment(EnvironmentModel environment) {
        for (EnvironmentSource file : environment.files()) {
            table.line("file").add(file.fileName()).add(file.sha256());
        }
        environment
                .secretNames()
                .forEach((file, digest) -> table.line("names").add(file).add(digest));
        environment.settings().forEach((key, setting) -> pair(table.line("setting"), key, setting));
        environment.data().forEach((key, setting) -> pair(table.line("data"), key, setting));
        environment
                .resolver()
                .forEach((name, resolved) -> table.line("resolve").add(name).addAll(resolved.literals()));
        environment.pathMap().forEach((prefix, setting) -> pair(table.line("map"), prefix, setting));
        environment.secretSource().ifPresent(source -> table.line("secrets")
                .add(source.kind().name().toLowerCase(Locale.ROOT))
                .add(source.timeout().toString())
                .addAll(source.arguments()));
        Map<String, String> classNames = new TreeMap<>();
        for (Root root : deployment.roots()) {
            classNames.put(root.component().rootName(), root.component().binaryName());
        }
        classNames.forEach(
                (name, className) -> table.line("component").add(name).add(className));
        for (OverrideValue override : overrides.getOrDefault(Optional.<String>empty(), List.of())) {
            override(table.line("override"), override);
        }
    }

    private void host(HostModel host) {
        table.line("host").add(host.name()).add(host.fqdn()).add(host.location().toString());
        if (host.ignored()) {
            table.add("ignored");
        }
        if (host.ownPlatform() != null) {
            table.add("platform").add(host.ownPlatform().text());
        }
        host.settings().forEach((key, setting) -> pair(table.detail("setting"), key, setting));
        host.data().forEach((key, setting) -> pair(table.detail("data"), key, setting));
        for (OverrideValue override : overrides.getOrDefault(Optional.of(host.name()), List.of())) {
            override(table.detail("override"), override);
        }
        roots(roots.getOrDefault(host.name(), List.of()));
    }

    private void roots(List<Root> all) {
        if (all.isEmpty()) {
            return;
        }
        table.detail("roots").add(all.get(0).index());
        for (Root root : all) {
            String features =
                    root.assignment().features().stream().map(Setting::text).collect(Collectors.joining(","));
            table.add((root.assignment().ignored() ? "!" : "")
                    + root.component().rootName()
                    + (features.isEmpty() ? "" : ":" + features));
        }
    }

    private static void pair(TableWriter line, String key, Setting setting) {
        line.add(key).add(setting.text());
    }

    private static void override(TableWriter line, OverrideValue override) {
        ConstantWords.add(line.add(override.component()).add(override.field()), override.value());
        line.add(override.location().toString());
    }

    private void orders() {
        table.line("configure");
        orders.configure().forEach(table::add);
        int number = 0;
        for (ResourceOrders.Group group : orders.groups()) {
            table.line("group").add(number++).add(group.key());
            group.members().forEach(table::add);
            if (!group.waiting().isEmpty()) {
                table.detail("awaited");
                group.waiting().forEach(table::add);
            }
        }
    }
}
