package com.example.guestbook.cache;

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

/** A memcached server. */
@Component
public class Memcached {

    @Attribute
    int port = 11211;

    @Attribute
    int megabytes = 64;

    @SubComponent
    File config;

    @SubComponent
    ServiceState service;

    @Provides("cache:memcached")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides(Check.KEY)
    Check answers(Host host) {
        return Check.tcp("memcached", address(host));
    }

    void configure(Configuration here) {
        config = File.at("/etc/memcached.conf").rendered("memcached.conf").as("root");
        service = ServiceState.of("memcached").as("root").running().enabled().restartOn(config);
    }
}
