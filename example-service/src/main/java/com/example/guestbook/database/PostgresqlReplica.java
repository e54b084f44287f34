package com.example.guestbook.database;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import dev.launchway.api.Secret;
import dev.launchway.library.file.File;
import dev.launchway.library.service.ServiceState;

/** A PostgreSQL server that follows the primary. */
@Component
public class PostgresqlReplica extends Postgresql {

    @Requires("database:connection")
    Resource<Database> primary;

    /** Of the role by which it asks the primary for the data. */
    @Attribute(required = true)
    Secret password;

    @SubComponent
    Authority authority;

    @SubComponent
    File replication;

    @SubComponent
    ServiceState service;

    @Provides("database:replica")
    String name(Host host) {
        return host.fqdn();
    }

    @Override
    void configure(Configuration here) {
        super.configure(here);
        authority = new Authority();
        replication = clusterFile("conf.d/guestbook-replica.conf", "replica.conf");
        service = service().reloadOn(replication);
    }

    String primaryName() {
        return primary.host().fqdn();
    }
}
