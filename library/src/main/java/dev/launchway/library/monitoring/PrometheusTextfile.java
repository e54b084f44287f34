package dev.launchway.library.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.ShellWords;
import dev.launchway.library.file.File;
import dev.launchway.library.schedule.CronJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the commands of each {@link Check} of its host once a minute, and writes what came of them where the node exporter of Prometheus
 * reads it, for its collector {@code textfile}. A root component, by the name {@code prometheus-textfile}; it is run by a job of cron, so
 * {@code crontab} is assigned to the host too.
 *
 * <pre>{@code
 * // of any component of a host, which has "prometheus-textfile" and "crontab" too: @Provides(Check.KEY) Check queue() { … }
 * Check queue = Check.command("queue", "bin/queue", "--shorter-than", "100");
 * }</pre>
 *
 * <p>The metric is {@code launchway_check_success}, 1 or 0, with the labels {@code check} and {@code component}; {@code
 * launchway_check_duration_seconds} tells how long each took. A command is given 30 seconds.
 */
@Component("prometheus-textfile")
public class PrometheusTextfile extends HostChecks {

    /** The file, whose name ends with {@code .prom}, in the directory that the node exporter reads. */
    @Attribute
    Path file = Path.of("/var/lib/prometheus/node-exporter/launchway.prom");

    /** When the commands are run. */
    @Attribute
    String schedule = "* * * * *";

    /** Who runs them, where the table of cron is a file of the system; by default whoever its other jobs are run by. */
    @Attribute
    Optional<String> user = Optional.empty();

    @SubComponent
    File script;

    @SubComponent
    CronJob job;

    void configure(Configuration here) {
        List<GatheredCheck> commands =
                gathered().stream().filter(GatheredCheck::isCommand).toList();
        script = here.add(File.at("textfile").content(text(here, commands)).mode("0755"));
        job = CronJob.named("prometheus-textfile")
                .schedule(schedule)
                .command(script.path().toString());
        user.ifPresent(job::user);
    }

    private String text(Configuration here, List<GatheredCheck> commands) {
        StringBuilder text = new StringBuilder("#!/bin/sh\n" + here.expand("# {{ managed }}\n"));
        text.append("out=" + ShellWords.quoted(file.toString()) + "\n");
        text.append("""
                new="$out.$$"
                trap 'rm -f "$new"' EXIT
                check() {
                  labels="{check=\\"$1\\",component=\\"$2\\"}"
                  start=$(date +%s)
                  if timeout 30 sh -c "$3" > /dev/null 2>&1 < /dev/null; then ok=1; else ok=0; fi
                  echo "launchway_check_success$labels $ok"
                  echo "launchway_check_duration_seconds$labels $(($(date +%s) - start))"
                }
                {
                """);
        for (GatheredCheck check : commands) {
            text.append("  check " + check.check().name() + " " + check.component() + " "
                    + ShellWords.quoted(check.shell(here)) + "\n");
        }
        text.append("""
                } | sort > "$new"
                {
                  echo '# HELP launchway_check_success Whether a check of the service succeeded.'
                  echo '# TYPE launchway_check_success gauge'
                  grep '^launchway_check_success' "$new"
                  echo '# HELP launchway_check_duration_seconds How long a check of the service took.'
                  echo '# TYPE launchway_check_duration_seconds gauge'
                  grep '^launchway_check_duration_seconds' "$new"
                } > "$out.part.$$"
                chmod 644 "$out.part.$$" && mv "$out.part.$$" "$out"
                """);
        return text.toString();
    }
}
