package com.example.guestbook.app;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.fetch.MavenArtifact;
import dev.launchway.library.file.Directory;
import dev.launchway.library.schedule.CronJob;
import java.util.List;

/** Saves the entries every night, and keeps the newest exports. */
@Component
public class Export {

    @Attribute
    int keptFiles = 30;

    @Attribute
    String schedule = "40 3 * * *";

    @Requires("guestbook:http")
    List<Address> servers;

    @SubComponent
    Directory exports;

    @SubComponent
    MavenArtifact jar;

    @SubComponent
    CronJob nightly;

    void configure(Configuration here) {
        String entries = "http://" + servers.get(0) + "/export";
        exports = Directory.at("exports").mode("0750");
        jar = MavenArtifact.of(Guestbook.JAR);
        nightly = CronJob.named("export")
                .schedule(schedule)
                .command("java", "-jar", "guestbook-app.jar", "export", entries, "exports", "" + keptFiles);
    }
}
