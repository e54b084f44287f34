package com.example.guestbook.cron;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.library.file.File;
import java.util.List;

/** The crontab of the service user. */
@Component
public class Cron {

    /** Who gets the output of jobs; nobody when it is empty. */
    @Attribute
    String mailTo = "";

    @Requires(value = "cron:job", from = Scope.SAME_HOST)
    List<CronJob> jobs;

    @SubComponent
    @Template("crontab")
    File crontab;
}
