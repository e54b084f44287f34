package com.example.guestbook.database;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;

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

    @Provides("monitoring:check")
    Check answers(Host host) {
        return Check.tcp("postgresql", Address.of(host.fqdn(), port));
    }

    @SubComponent
    @Template("postgresql.conf")
    File settings;
}
