package dev.launchway.library.schedule;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of cron: it gathers what each {@link CronJob} of its host says, whichever root component has it. A root component, by the
 * name {@code crontab}; a host that has jobs and no table is an error of the compiler.
 *
 * <pre>{@code
 * // of any component of a host, which has "crontab" too
 * CronJob nightly = CronJob.named("report").schedule("@daily").command("bin/report");
 * }</pre>
 *
 * <p>The jobs stand in the crontab of the user of the deployment, between two marks at its end; what others have written there stays.
 * Or, with {@code file = "/etc/cron.d/shop"}, in a file of the system, which names a user for each job.
 *
 * <p>A job that is gone goes from the table, also the last one. It is compared with what cron really has; when that is the same,
 * nothing is installed.
 */
@Component("crontab")
public class CronTable {

    /** What a job requires of its host. */
    static final String TABLE = "launchway:cron-table";

    /** What a job provides. */
    static final String JOB = "launchway:cron-job";

    /** Who gets the output of jobs by mail; empty for nobody. By default cron mails it to the user. */
    @Attribute
    Optional<String> mailTo = Optional.empty();

    /** Environment variables of all jobs. Cron sets few itself: {@code PATH} is {@code /usr/bin:/bin}. */
    @Attribute
    Map<String, String> env = Map.of();

    /** A file of the system, below {@code /etc/cron.d}; by default the crontab of the user of the deployment. */
    @Attribute
    Optional<Path> file = Optional.empty();

    /** Who runs jobs that name no user, in a file of the system. */
    @Attribute
    String user = "root";

    /**
     * As whom the table is read and written, by {@code sudo} where the deployment is not that user's already: the user whose crontab it
     * is, or {@code root} for a file of the system. Empty for the user of the deployment.
     */
    @Attribute
    String as = "";

    @Requires(value = JOB, from = Scope.SAME_HOST, optional = true)
    List<Resource<CronEntry>> jobs;

    /**
     * Where jobs come to stand.
     *
     * @return the path of a file of the system; empty for the crontab of a user
     */
    @Provides(TABLE)
    String table() {
        return file.map(Path::toString).orElse("");
    }

    void configure(Configuration here) {
        env.forEach((variable, value) ->
                Arguments.line("the table of cron", Arguments.variable("the table of cron", variable), value));
        ActingUser actor = ActingUser.ofAttribute("the table of cron", as);
        TableText text = new TableText(mailTo, env, jobs);
        if (file.isEmpty()) {
            here.add(new UserTable("crontab", here.workdir().toString(), jobs.isEmpty() ? "" : text.ofUser(), actor));
        } else if (jobs.isEmpty()) {
            Purge gone = Purge.exactly(file.get());
            here.add(actor.isOther() ? gone.as(as) : gone);
        } else {
            checkName(file.get());
            File table = File.at(file.get())
                    .content(here.expand("# {{ managed }}\n")
                            + text.ofSystem(Arguments.word("the table of cron", "user", user)))
                    .mode("0644");
            here.add(actor.isOther() ? table.as(as) : table);
        }
    }

    /** Cron reads no other names, and says nothing. */
    private static void checkName(Path file) {
        String name = file.getFileName().toString();
        Path parent = file.getParent();
        if (parent != null && parent.endsWith("cron.d") && !name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("cron does not read " + file
                    + ": the name of a file of cron.d has letters, digits, - and _ alone; set 'file' to "
                    + file.resolveSibling(name.replaceAll("[^A-Za-z0-9_-]", "-")));
        }
    }
}
