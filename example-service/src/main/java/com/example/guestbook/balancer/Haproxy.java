package com.example.guestbook.balancer;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.library.file.File;
import java.nio.file.Path;
import java.util.List;

/** The load balancer: ends TLS and spreads the requests over the frontends. */
@Component
public class Haproxy {

    @Attribute
    int port = 443;

    @Attribute
    int maxConnections = 4000;

    @Attribute
    Path certificate = Path.of("/etc/ssl/private/guestbook.pem");

    @Requires("web:http")
    List<Resource<Address>> frontends;

    @SubComponent
    @Template("haproxy.cfg")
    File config;

    @Provides("balancer:name")
    String name(Host host) {
        return host.fqdn();
    }

    @Provides("monitoring:check")
    Check answers(Host host) {
        return Check.tcp("haproxy", Address.of(host.fqdn(), port));
    }
}
