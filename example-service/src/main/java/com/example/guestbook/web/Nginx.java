package com.example.guestbook.web;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;
import java.util.List;

/** The reverse proxy in front of the application servers. */
@Component
public class Nginx {

    @Attribute
    int port = 8080;

    @Attribute(required = true)
    String serverName;

    @Requires("guestbook:http")
    List<Address> backends;

    /** The load balancers, which are deployed later; only they may tell a client's address. */
    @Requires(value = "balancer:name", reverse = true)
    List<String> balancers;

    @SubComponent
    @Template("guestbook.conf")
    File site;

    @Provides("web:http")
    Address http(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides("monitoring:check")
    Check health(Host host) {
        return Check.http("nginx", Address.of(host.fqdn(), port), "/health");
    }
}
