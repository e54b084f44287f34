package com.example.guestbook.logrotate;

import com.example.guestbook.cron.CronJob;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import java.util.List;

/** Rotates the log files of a host once a day, as the service user. */
@Component
public class Logrotate {

    @Requires(value = "log:file", from = Scope.SAME_HOST)
    List<LogFile> files;

    @Provides("cron:job")
    CronJob daily;

    @SubComponent
    @Template("logrotate.conf")
    File config;

    void configure(Configuration here) {
        config = File.template("logrotate.conf").mode("0644");
        daily = new CronJob(
                "5 0 * * *", "/usr/sbin/logrotate --state " + here.map("state") + " " + here.map("logrotate.conf"));
    }
}
