package com.example.guestbook.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.Directory;

/**
 * A database in a directory, opened by the application itself. It keeps the password that it was made with: after a change of that,
 * delete {@code work/embedded-database}.
 */
@Component
public class EmbeddedDatabase {

    @Provides("database:connection")
    Database connection;

    @SubComponent
    Directory data;

    void configure(Configuration here) {
        data = Directory.at("data").mode("0700");
        // Without WRITE_DELAY=0, what was written in the last half second is lost when the process is killed.
        connection = new Database("jdbc:h2:file:" + here.map("data/guestbook") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    }
}
