package dev.launchway.library.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.file.JsonContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Prometheus whom its blackbox exporter is to ask: it gathers each {@link Check} by HTTP and TCP of all hosts into a file that
 * Prometheus reads again by itself ({@code file_sd_configs}). A root component, by the name {@code prometheus-targets}.
 *
 * <pre>{@code
 * // of any component of any host: @Provides(Check.KEY) Check health(Host host) { … }
 * Check health = Check.http("health", Address.of("app01.example.com", 8080), "/health");
 * }</pre>
 *
 * <p>Each target has the labels {@code check}, {@code component}, {@code host}, {@code environment}, and {@code __param_module} for the
 * exporter.
 */
@Component("prometheus-targets")
public class PrometheusTargets {

    /** The file. */
    @Attribute
    Path file = Path.of("targets.json");

    /** The module of the exporter for checks by HTTP. */
    @Attribute
    String httpModule = "http_2xx";

    /** The module of the exporter for checks by TCP. */
    @Attribute
    String tcpModule = "tcp_connect";

    /** Who writes the file; by default the user of the deployment. */
    @Attribute
    Optional<String> as = Optional.empty();

    @Requires(value = Check.KEY, optional = true)
    List<Resource<Check>> checks;

    @SubComponent
    JsonContent targets;

    void configure(Configuration here) {
        List<Object> groups = new ArrayList<>();
        for (GatheredCheck check : GatheredCheck.of(checks)) {
            if (!check.isCommand()) {
                groups.add(group(check, here.environment().name()));
            }
        }
        targets = JsonContent.at(file).data(groups).mode("0644");
        as.ifPresent(targets::as);
    }

    private Map<String, Object> group(GatheredCheck check, String environment) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("check", check.check().name());
        labels.put("component", check.component());
        labels.put("host", check.host());
        labels.put("environment", environment);
        labels.put("__param_module", check.check().kind() == Check.Kind.HTTP ? httpModule : tcpModule);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("targets", List.of(check.check().target()));
        group.put("labels", labels);
        return group;
    }
}
