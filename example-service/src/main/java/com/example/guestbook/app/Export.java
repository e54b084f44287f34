package com.example.guestbook.app;

import com.example.guestbook.cron.CronJob;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import java.nio.file.Path;
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

    @Provides("cron:job")
    CronJob nightly;

    @SubComponent
    Directory exports;

    @SubComponent
    Directory lib;

    @SubComponent
    @Template("export.sh")
    File script;

    private Path workdir;

    void configure(Configuration here) {
        workdir = here.workdir();
        exports = Directory.at("exports").mode("0750");
        lib = Directory.at("lib").source("lib");
        script = File.template("export.sh").mode("0755");
        nightly = new CronJob(schedule, here.map("export.sh").toString());
    }

    Address server() {
        return servers.get(0);
    }

    Path workdir() {
        return workdir;
    }
}
