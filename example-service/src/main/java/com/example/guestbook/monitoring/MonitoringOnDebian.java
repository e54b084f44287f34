package com.example.guestbook.monitoring;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.service.ServiceState;
import java.util.List;

/** Debian's Prometheus and Alertmanager, which a developer's machine does not have: they read their configuration. */
@Component
@Platform(value = "debian", of = Monitoring.class)
class MonitoringOnDebian {

    @SubComponent
    List<ServiceState> services;

    void configure(Configuration here) {
        Monitoring monitoring = here.parent(Monitoring.class);
        services = List.of(
                ServiceState.of("prometheus").as("root").running().enabled().reloadOn(monitoring.config),
                ServiceState.of("prometheus-alertmanager")
                        .as("root")
                        .running()
                        .enabled()
                        .reloadOn(monitoring.alerts));
    }
}
