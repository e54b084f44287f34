package com.example.guestbook.cron;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.process.Command;

/** Installs the crontab. */
@Component
@Platform(value = "debian", of = Cron.class)
class CronOnDebian {

    @SubComponent
    Command install;

    void configure(Configuration here) {
        Cron cron = here.parent(Cron.class);
        install = Command.of("crontab", cron.crontab.path().toString()).when(cron.crontab);
    }
}
