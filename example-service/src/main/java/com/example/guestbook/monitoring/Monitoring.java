package com.example.guestbook.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Prometheus server, which asks what {@code prometheus-targets} gathers: the checks of all hosts. */
@Component
public class Monitoring {

    @Attribute
    Duration interval = Duration.ofSeconds(15);

    @Attribute
    String mailTo = "operations@example.com";

    /** The file of {@code prometheus-targets}. */
    @Attribute
    Path targets = Path.of("/etc/prometheus/guestbook.json");

    @Requires(value = "mail:relay", optional = true)
    List<Address> relays;

    @SubComponent
    Directory directory;

    @SubComponent
    File config;

    @SubComponent
    File alerts;

    /** Below the work directory where paths go there, as on a developer's machine. */
    void configure(Configuration here) {
        directory = Directory.at("/etc/prometheus").leading().as("root");
        config = File.at("/etc/prometheus/prometheus.yml")
                .rendered("prometheus.yml")
                .as("root");
        alerts = File.at("/etc/prometheus/alertmanager.yml")
                .rendered("alertmanager.yml")
                .as("root");
    }

    long intervalSeconds() {
        return interval.toSeconds();
    }
}
