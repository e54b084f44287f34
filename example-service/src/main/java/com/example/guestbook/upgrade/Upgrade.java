package com.example.guestbook.upgrade;

import dev.launchway.annotation.Component;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Takes away what the version before has left running on a host: its crontab and its server. First of a host's components; once all
 * hosts were deployed, it goes from the environments.
 */
@Component
public class Upgrade {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Path crontab;
    private Path server;

    void configure(Configuration here) {
        crontab = here.map("../cron/crontab");
        server = here.map("../guestbook/guestbook.pid");
        here.settle(crontab, server);
    }

    void verify(Probe probe) {
        probe.check(!probe.exists(crontab), "cron has the jobs of the version before");
        probe.check(!probe.exists(server), "the server of the version before runs");
    }

    void update(Target target) {
        if (target.exists(crontab)) {
            target.command("crontab", "-r").allowExit(0, 1).run(); // 1: there is none
            target.delete(crontab);
        }
        if (target.exists(server)) {
            stopServer(target);
            target.delete(server);
        }
    }

    /** The file names the process on its first line, and on the second one what tells it from a later one of that number. */
    private void stopServer(Target target) {
        List<String> lines = target.read(server).lines().toList();
        long pid = Long.parseLong(lines.get(0));
        if (target.process(pid)
                .filter(one -> one.identity().equals(lines.get(1)))
                .isPresent()) {
            target.stop(pid, LONGEST);
        }
    }
}
