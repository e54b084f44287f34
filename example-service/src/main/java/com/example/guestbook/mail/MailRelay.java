package com.example.guestbook.mail;

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

/** A Postfix server that passes mail of this environment on. */
@Component
public class MailRelay {

    @Attribute
    int port = 25;

    /** The next relay; mail is delivered directly when it is empty. */
    @Attribute
    String smartHost = "";

    @SubComponent
    File config;

    @SubComponent
    ServiceState service;

    @Provides("mail:relay")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides(Check.KEY)
    Check answers(Host host) {
        return Check.tcp("mail-relay", address(host));
    }

    void configure(Configuration here) {
        config = File.at("/etc/postfix/main.cf").rendered("main.cf").as("root");
        service = ServiceState.of("postfix").as("root").running().enabled().reloadOn(config);
    }
}
