package com.example.guestbook.monitoring;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;

/** Gives Debian's Prometheus and Alertmanager their configuration. */
@Component
@Platform(value = "debian", of = Monitoring.class)
class MonitoringOnDebian {

    @SubComponent
    SystemFile config;

    @SubComponent
    SystemFile alerts;

    void configure(Configuration here) {
        Monitoring monitoring = here.parent(Monitoring.class);
        config = SystemFile.at("/etc/prometheus/prometheus.yml")
                .of(monitoring.config)
                .reloading("prometheus");
        alerts = SystemFile.at("/etc/prometheus/alertmanager.yml")
                .of(monitoring.alerts)
                .reloading("prometheus-alertmanager");
    }
}
