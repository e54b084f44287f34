package com.example.guestbook.database;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Secret;
import dev.launchway.library.database.PostgresDatabase;
import dev.launchway.library.database.PostgresRole;
import dev.launchway.library.database.PostgresServer;
import dev.launchway.library.database.SqlMigrations;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.library.schedule.CronJob;
import dev.launchway.library.service.ServiceState;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL server that takes the entries, with its database. Clients know it by its certificate, and prove who they are by a password. */
@Component
public class PostgresqlPrimary extends Postgresql {

    @Attribute
    int keptDumps = 14;

    /** Of the role that the guestbook is. */
    @Attribute(required = true)
    Secret password;

    /** Of the role that replicas are. */
    @Attribute
    Optional<Secret> replicaPassword = Optional.empty();

    /** The replicas' names; they are deployed after this server, whose data they copy. */
    @Requires(value = "database:replica", optional = true, reverse = true)
    List<String> replicas;

    @SubComponent
    File access;

    @SubComponent
    ServiceState service;

    @SubComponent
    PostgresRole guestbook;

    @SubComponent
    Optional<PostgresRole> replica;

    @SubComponent
    PostgresDatabase database;

    @SubComponent
    SqlMigrations schema;

    @SubComponent
    Directory dumps;

    @SubComponent
    File dumpScript;

    @SubComponent
    CronJob dump;

    @Provides("database:connection")
    Database connection(Host host) {
        return new Database("jdbc:postgresql://" + host.fqdn() + ":" + port
                + "/guestbook?sslmode=verify-full&ApplicationName=guestbook");
    }

    @Override
    void configure(Configuration here) {
        super.configure(here);
        PostgresServer server = PostgresServer.local().port(port);
        access = clusterFile("pg_hba.conf", "pg_hba.conf");
        service = service().reloadOn(access);
        guestbook = PostgresRole.named("guestbook").password(password).on(server);
        replica = replicaPassword.map(secret ->
                PostgresRole.named("replica").replication().password(secret).on(server));
        database = PostgresDatabase.named("guestbook").owner("guestbook").on(server);
        schema =
                SqlMigrations.of("migrations").in("guestbook").role("guestbook").on(server);
        dumps = Directory.at("dumps").mode("0700");
        dumpScript = File.at("dump.sh").mode("0755");
        dump = CronJob.named("dump").schedule("12 2 * * *").command("./dump.sh");
    }
}
