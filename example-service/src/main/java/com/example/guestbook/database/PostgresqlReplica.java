package com.example.guestbook.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.library.file.File;

/** A PostgreSQL server that follows the primary. */
@Component
public class PostgresqlReplica extends Postgresql {

    @Requires("database:connection")
    Resource<Database> primary;

    @SubComponent
    @Template("replica.conf")
    File replication;

    @Provides("database:replica")
    String name(Host host) {
        return host.fqdn();
    }

    String primaryName() {
        return primary.host().fqdn();
    }
}
