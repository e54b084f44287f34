package com.example.guestbook.database;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Secret;
import dev.launchway.library.certificate.Certificate;
import dev.launchway.library.file.File;
import dev.launchway.library.monitoring.Check;
import dev.launchway.library.service.ServiceState;
import java.nio.file.Path;

/** What primary and replicas have in common. The server itself is a package of the platform. */
@Component
public class Postgresql {

    @Attribute
    int port = 5432;

    @Attribute
    String version = "15";

    @Attribute
    String sharedBuffers = "256MB";

    @Attribute
    int maxConnections = 200;

    /** The key of the certificate by which clients know the server. */
    @Attribute(required = true)
    Secret tlsKey;

    @Provides(Check.KEY)
    Check answers(Host host) {
        return Check.tcp("postgresql", Address.of(host.fqdn(), port));
    }

    @SubComponent
    Certificate tls;

    @SubComponent
    File settings;

    void configure(Configuration here) {
        tls = Certificate.at("server.pem")
                .source(here.environment().name() + ".pem")
                .key(tlsKey)
                .names(here.host().fqdn());
        settings = clusterFile("conf.d/guestbook.conf", "postgresql.conf");
    }

    Path certificate() {
        return tls.chain();
    }

    Path key() {
        return tls.key();
    }

    /** A file of Debian's cluster, rendered from a template. */
    final File clusterFile(String name, String template) {
        return File.at("/etc/postgresql/" + version + "/main/" + name).rendered(template);
    }

    final ServiceState service() {
        return ServiceState.of("postgresql@" + version + "-main")
                .as("root")
                .running()
                .enabled()
                .restartOn(settings)
                .reloadOn(tls);
    }
}
