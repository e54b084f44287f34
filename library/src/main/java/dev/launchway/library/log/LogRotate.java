package dev.launchway.library.log;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.schedule.CronJob;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Rotates the log files of its host by logrotate as the user of the deployment: it gathers what each {@link LogFile} says, whichever
 * root component has it. A root component, by the name {@code logrotate}; it is run by a job of cron, so {@code crontab} is assigned
 * to the host too.
 *
 * <pre>{@code
 * // of any component of a host, which has "logrotate" and "crontab" too
 * LogFile log = LogFile.at("log/app.log").keep(30);
 * }</pre>
 *
 * <p>What logrotate is told lies in the work directory, and so does what it remembers. A new text is tried by {@code logrotate -d}
 * before it takes the place of the old one.
 */
@Component("logrotate")
public class LogRotate extends LogRotation {

    /** When it is run; by default after midnight, or each hour where a file is rotated so often. */
    @Attribute
    Optional<String> schedule = Optional.empty();

    @SubComponent
    RotationFile config;

    @SubComponent
    CronJob job;

    @Override
    String table() {
        return "logrotate";
    }

    void configure(Configuration here) {
        Path state = here.map("state");
        Path file = here.map("logrotate.conf");
        config = file(here, file, state, ActingUser.NONE);
        if (!files.isEmpty()) {
            boolean hourly = files.stream().anyMatch(one -> one.value().hourly());
            job = CronJob.named("logrotate")
                    .schedule(schedule.orElse(hourly ? "17 * * * *" : "17 0 * * *"))
                    .command(program, "--state", state.toString(), file.toString());
        }
    }
}
