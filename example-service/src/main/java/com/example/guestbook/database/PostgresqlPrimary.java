package com.example.guestbook.database;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.library.schedule.CronJob;
import java.util.List;

/** The PostgreSQL server that takes the entries. Clients and replicas prove who they are by certificates, the guestbook by its password, too. */
@Component
public class PostgresqlPrimary extends Postgresql {

    @Attribute
    int keptDumps = 14;

    /** Of the role that the guestbook is, beside its certificate. */
    @Attribute(required = true)
    Secret password;

    /** The replicas' names; they are deployed after this server, whose data they copy. */
    @Requires(value = "database:replica", optional = true, reverse = true)
    List<String> replicas;

    @SubComponent
    @Template("pg_hba.conf")
    File access;

    @SubComponent
    RolePassword role;

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

    void configure(Configuration here) {
        role = new RolePassword("guestbook", password, port);
        dumps = Directory.at("dumps").mode("0700");
        dumpScript = File.at("dump.sh").mode("0755");
        dump = CronJob.named("dump").schedule("12 2 * * *").command("./dump.sh");
    }
}
