package com.example.guestbook.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.file.File;
import dev.launchway.library.file.JsonContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Prometheus server that asks all checks of all hosts. */
@Component
public class Monitoring {

    @Attribute
    Duration interval = Duration.ofSeconds(15);

    @Attribute
    String mailTo = "operations@example.com";

    @Requires("monitoring:check")
    List<Resource<Check>> checks;

    @Requires(value = "mail:relay", optional = true)
    List<Address> relays;

    @SubComponent
    @Template("prometheus.yml")
    File config;

    @SubComponent
    @Template("alertmanager.yml")
    File alerts;

    @SubComponent
    JsonContent targets;

    private Path targetsPath;

    void configure(Configuration here) {
        targetsPath = here.map("targets.json");
        targets = JsonContent.at("targets.json").data(targets());
    }

    private List<Object> targets() {
        List<Object> groups = new ArrayList<>();
        for (Resource<Check> check : checks) {
            Map<String, Object> labels = new LinkedHashMap<>();
            labels.put("check", check.value().name());
            labels.put("host", check.host().name());
            labels.put("__param_module", check.value().module());
            groups.add(Map.of("targets", List.of(check.value().target()), "labels", labels));
        }
        return groups;
    }

    Path targetsPath() {
        return targetsPath;
    }

    long intervalSeconds() {
        return interval.toSeconds();
    }
}
