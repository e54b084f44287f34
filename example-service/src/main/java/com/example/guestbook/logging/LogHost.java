package com.example.guestbook.logging;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;
import dev.launchway.library.monitoring.Check;
import dev.launchway.library.service.ServiceState;
import java.nio.file.Path;

/** Collects the system logs of all hosts. */
@Component
public class LogHost {

    @Attribute
    int port = 6514;

    @Attribute
    Path archive = Path.of("/srv/log");

    @SubComponent
    File config;

    @SubComponent
    ServiceState service;

    @Provides("log:host")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides(Check.KEY)
    Check answers(Host host) {
        return Check.tcp("log-host", address(host));
    }

    void configure(Configuration here) {
        config = File.at("/etc/rsyslog.d/log-host.conf")
                .rendered("log-host.conf")
                .as("root");
        service = ServiceState.of("rsyslog").as("root").running().enabled().restartOn(config);
    }
}
