package dev.launchway.processor.plan;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.text.table.TableWriter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Writes the table of the service's plan: its environments, and what extends components on each platform. */
final class ServicePlanTable {

    private ServicePlanTable() {}

    static String write(Collection<String> environments, ServiceModel model) {
        TableWriter table = new TableWriter();
        environments.forEach(name -> table.line("environment").add(name));
        Set<String> platforms = new TreeSet<>();
        model.components()
                .forEach(component -> component.platforms().forEach(platform -> platforms.add(platform.platform())));
        for (String platform : platforms) {
            table.line("platform").add(platform);
            model.components().forEach(component -> addExtensions(table, platform, component));
        }
        return table.text();
    }

    private static void addExtensions(TableWriter table, String platform, ComponentModel component) {
        for (PlatformModel extension : component.platforms()) {
            if (extension.platform().equals(platform)) {
                table.detail("extension").add(extension.of()).add(component.binaryName());
            }
        }
    }
}
