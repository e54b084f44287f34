package com.example.guestbook.web;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.library.monitoring.Check;
import dev.launchway.library.service.ServiceState;
import dev.launchway.library.web.NginxSite;
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
    NginxSite site;

    @SubComponent
    ServiceState service;

    @Provides("web:http")
    Address http(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides(Check.KEY)
    Check health(Host host) {
        return Check.http("nginx", Address.of(host.fqdn(), port), "/health");
    }

    void configure(Configuration here) {
        site = NginxSite.named("guestbook")
                .directory("/etc/nginx/conf.d")
                .serverName(serverName)
                .listen(port)
                .backends(backends)
                .directive("access_log /var/log/nginx/guestbook.log;") // the package rotates it
                .directive("proxy_next_upstream error timeout http_503;")
                .directive("real_ip_header X-Forwarded-For;");
        balancers.forEach(balancer -> site.directive("set_real_ip_from " + balancer + ";"));
        service = ServiceState.of("nginx").as("root").running().enabled();
    }
}
