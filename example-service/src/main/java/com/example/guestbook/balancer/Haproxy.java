package com.example.guestbook.balancer;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.api.Secret;
import dev.launchway.library.certificate.Certificate;
import dev.launchway.library.file.File;
import dev.launchway.library.monitoring.Check;
import dev.launchway.library.service.ServiceState;
import java.nio.file.Path;
import java.util.List;

/** The load balancer: ends TLS and spreads the requests over the frontends. */
@Component
public class Haproxy {

    @Attribute
    int port = 443;

    @Attribute
    int maxConnections = 4000;

    /** The key of the site's certificate. */
    @Attribute(required = true)
    Secret tlsKey;

    @Requires("web:http")
    List<Resource<Address>> frontends;

    @SubComponent
    Certificate tls;

    @SubComponent
    File config;

    @SubComponent
    ServiceState service;

    @Provides("balancer:name")
    String name(Host host) {
        return host.fqdn();
    }

    @Provides(Check.KEY)
    Check answers(Host host) {
        return Check.tcp("haproxy", Address.of(host.fqdn(), port));
    }

    void configure(Configuration here) {
        tls = Certificate.at("site.pem")
                .source(here.environment().name() + ".pem")
                .key(tlsKey)
                .names(here.environment().data().get("site"));
        config = File.at("/etc/haproxy/haproxy.cfg")
                .rendered("haproxy.cfg")
                .validate("haproxy", "-c", "-q", "-f", "{}")
                .as("root");
        service = ServiceState.of("haproxy").as("root").running().enabled().reloadOn(config, tls);
    }

    Path certificate() {
        return tls.chain();
    }
}
