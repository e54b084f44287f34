package dev.launchway.library.schedule;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.ShellWords;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.CronText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of cron. The jobs of all root components of a host are gathered by {@link CronTable}: assign {@code "crontab"} to the host.
 *
 * <pre>{@code
 * CronJob.named("report").schedule("30 3 * * *").command("bin/report", "--all");
 * CronJob.named("prune").schedule("@hourly").shell("find tmp -mmin +60 -delete").log("log/prune.log");
 * CronJob.named("warm up").schedule("@reboot").command("bin/warm-up").env("CACHE", "full").mailTo("ops@example.com");
 * }</pre>
 *
 * <p>It runs in the work directory, as a {@code Command} does. Of its output nothing is kept but what {@link #log} keeps; cron mails
 * the rest to whom {@link #mailTo}, or the table, says.
 */
@Component
public final class CronJob {

    /** What Vixie's cron takes of a command, with the quotes of percent signs. */
    private static final int LONGEST_COMMAND = 998;

    @Namevar
    String name;

    /** The table of the host; without one the job would never run. */
    @Requires(value = CronTable.TABLE, from = Scope.SAME_HOST, peers = true)
    String table;

    @Provides(CronTable.JOB)
    CronEntry entry;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private String schedule;
    private List<String> argv = List.of();
    private String script;
    private TargetPath directory;
    private TargetPath log;
    private String user;
    private String mailTo;
    private String comment = "";
    private boolean enabled = true;

    private CronJob(String name) {
        this.name = name;
    }

    /**
     * A job.
     *
     * @param name what it is called in the table and in breadcrumbs; one line
     * @return the component, which still needs a schedule and a command
     */
    public static CronJob named(String name) {
        return new CronJob(Arguments.line("CronJob", "name", name));
    }

    /**
     * Sets when it runs.
     *
     * @param schedule minute, hour, day of the month, month and day of the week as in {@code 30 3 * * mon-fri}, by the host's clock;
     *     or {@code @reboot}, {@code @yearly}, {@code @monthly}, {@code @weekly}, {@code @daily}, {@code @hourly}
     * @return this
     * @throws IllegalArgumentException for what cron refuses, and for what never comes about; the compiler says so of constants
     */
    public CronJob schedule(String schedule) {
        Optional<CronText.Fault> fault = CronText.fault(schedule);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(label() + ": " + fault.get().statement() + "; "
                    + fault.get().help());
        }
        this.schedule = String.join(" ", schedule.strip().split("[ \t]+", -1));
        return this;
    }

    /**
     * Sets what it runs. Each argument reaches the program as it is, percent signs too.
     *
     * @param argv the program and its arguments
     * @return this
     */
    public CronJob command(String... argv) {
        this.argv = Arguments.command(argv);
        script = null;
        return this;
    }

    /**
     * Sets what it runs to a line for a POSIX shell.
     *
     * @param line the line; {@code {{ }}} in it is expanded as by {@link Configuration#expand}
     * @return this
     */
    public CronJob shell(String line) {
        if (line.isBlank()) {
            throw new IllegalArgumentException(label() + ": the script is empty: .shell(…) needs something to run");
        }
        script = line;
        argv = List.of();
        return this;
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public CronJob directory(String path) {
        directory = TargetPath.of(path);
        return this;
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path a mapped path
     * @return this
     */
    public CronJob directory(Path path) {
        directory = TargetPath.of(path);
        return this;
    }

    /**
     * Sets an environment variable for this job alone.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public CronJob env(String variable, String value) {
        environment.put(
                Arguments.variable(label(), variable), Arguments.line(label(), variable, Objects.toString(value, "")));
        return this;
    }

    /**
     * Appends its output, and its errors, to a file. Else cron mails it.
     *
     * @param path relative to the work directory, or absolute; its directory is there
     * @return this
     */
    public CronJob log(String path) {
        log = TargetPath.of(path);
        return this;
    }

    /**
     * Appends its output, and its errors, to a file. Else cron mails it.
     *
     * @param path a mapped path; its directory is there
     * @return this
     */
    public CronJob log(Path path) {
        log = TargetPath.of(path);
        return this;
    }

    /**
     * Sets who runs it, where the table is a file of the system; by default the table's user.
     *
     * @param name a user of the host
     * @return this
     */
    public CronJob user(String name) {
        user = Arguments.word(label(), "user", name);
        return this;
    }

    /**
     * Sets who gets its output by mail; by default whom the table says.
     *
     * @param address an address; empty for nobody
     * @return this
     */
    public CronJob mailTo(String address) {
        mailTo = Arguments.line(label(), "mailTo", address);
        return this;
    }

    /**
     * Says why there is such a job; a comment in the table.
     *
     * @param text one line
     * @return this
     */
    public CronJob comment(String text) {
        comment = Arguments.line(label(), "comment", text);
        return this;
    }

    /**
     * Keeps it from running: it stands in the table as a comment.
     *
     * @return this
     */
    public CronJob disabled() {
        enabled = false;
        return this;
    }

    private String label() {
        return "CronJob(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (schedule == null) {
            throw new IllegalArgumentException(
                    label() + " does not say when it runs: add .schedule(\"30 3 * * *\"), or .schedule(\"@daily\")");
        }
        if (script == null && argv.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " does not say what it runs: add .command(program, arguments…), or .shell(line)");
        }
        if (user != null && table.isEmpty()) {
            throw new IllegalArgumentException(label() + " is to run as '" + user
                    + "', and the table of this host is the crontab of one user: set the attribute 'file' of crontab to a file"
                    + " of /etc/cron.d, or remove .user(…)");
        }
        String command = command(here);
        here.runs(List.of("sh", "-c", command));
        entry = new CronEntry(
                name,
                schedule,
                Optional.ofNullable(user),
                quoted(command),
                Optional.ofNullable(mailTo),
                comment,
                enabled);
        here.settle(entry);
    }

    private String command(Configuration here) {
        String place = ShellWords.quoted((directory == null ? here.workdir() : directory.map(here)).toString());
        StringBuilder line = new StringBuilder("cd ").append(place);
        if (script != null) {
            line.append(" || exit; ");
            environment.forEach((variable, value) ->
                    line.append("export ").append(variable + "=" + ShellWords.quoted(value) + "; "));
        } else {
            line.append(" && ");
        }
        if (log != null) {
            String file = ShellWords.quoted(log.map(here).toString());
            line.append("exec >>" + file + " 2>&1").append(script != null ? "; " : " && ");
        }
        if (script != null) {
            return line.append(here.maker().expand(script).strip()).toString();
        }
        environment.forEach((variable, value) -> line.append(variable + "=" + ShellWords.quoted(value) + " "));
        return line.append(ShellWords.joined(argv)).toString();
    }

    /** As it stands in a table, where a percent sign would end the command. */
    private String quoted(String command) {
        String help = ": write a script, by a File with mode 0755, and run that";
        if (command.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new IllegalArgumentException(label() + " has a command of several lines, which cron has not" + help);
        }
        if (command.contains("\\%") || command.contains("\\\\")) {
            throw new IllegalArgumentException(label()
                    + " has a backslash before a percent sign, or before another one, which implementations of cron read in"
                    + " different ways"
                    + help);
        }
        String quoted = command.replace("%", "\\%");
        if (quoted.length() > LONGEST_COMMAND) {
            throw new IllegalArgumentException(label() + " has a command of " + quoted.length()
                    + " characters, and cron takes " + LONGEST_COMMAND + help);
        }
        return quoted;
    }
}
