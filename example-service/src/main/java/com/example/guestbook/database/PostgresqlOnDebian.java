package com.example.guestbook.database;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import java.util.ArrayList;
import java.util.List;

/** Hands the settings to the cluster that Debian's package made. */
@Component
@Platform(value = "debian", of = PostgresqlPrimary.class)
@Platform(value = "debian", of = PostgresqlReplica.class)
class PostgresqlOnDebian {

    @SubComponent
    List<SystemFile> files;

    void configure(Configuration here) {
        Postgresql server = here.parent(Postgresql.class);
        String cluster = "/etc/postgresql/" + server.version + "/main/";
        String unit = "postgresql@" + server.version + "-main";
        List<SystemFile> all = new ArrayList<>();
        all.add(SystemFile.at(cluster + "conf.d/guestbook.conf")
                .of(server.settings)
                .restarting(unit));
        if (server instanceof PostgresqlPrimary primary) {
            all.add(SystemFile.at(cluster + "pg_hba.conf").of(primary.access).reloading(unit));
        }
        if (server instanceof PostgresqlReplica replica) {
            all.add(SystemFile.at(cluster + "conf.d/guestbook-replica.conf")
                    .of(replica.replication)
                    .reloading(unit));
        }
        files = all;
    }
}
