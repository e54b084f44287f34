package com.example.guestbook.logging;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.service.ServiceState;

/** Sends a host's system log to the log host. */
@Component
public class LogForwarding {

    @Requires("log:host")
    Address logHost;

    @SubComponent
    File config;

    @SubComponent
    ServiceState service;

    void configure(Configuration here) {
        config = File.at("/etc/rsyslog.d/log-forwarding.conf")
                .rendered("log-forwarding.conf")
                .as("root");
        service = ServiceState.of("rsyslog").as("root").running().enabled().restartOn(config);
    }
}
