package dev.launchway.library.service;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.CronText;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timer of systemd, and the unit that it starts: a command that runs at certain times, in the system's systemd where root deploys,
 * else in that of the user.
 *
 * <pre>{@code
 * SystemdTimer.named("report").schedule("*-*-* 03:30:00").command("bin/report", "--all");
 * SystemdTimer.named("prune").schedule("Mon..Fri 22:00").command("bin/prune").randomDelay(Duration.ofMinutes(10));
 * SystemdTimer.named("old").removed();
 * }</pre>
 *
 * <p>What was missed while the machine was off is made up for at its start. A command that still runs is not started a second time.
 * Its output is in the journal.
 */
@Component
@Observed
public final class SystemdTimer {

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final String WANTED_BY = "timers.target";

    @Namevar
    String name;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private String schedule;
    private List<String> argv = List.of();
    private TargetPath directory;
    private String user;
    private Duration randomDelay;
    private boolean removed;
    private ActingUser actor = ActingUser.NONE;

    private String header;
    private Path workingDirectory;
    private Places places;

    private SystemdTimer(String name) {
        this.name = name;
    }

    /**
     * A timer.
     *
     * @param name the name of its units, without a suffix: letters, digits, {@code -}, {@code _}, {@code .} and {@code @}
     * @return the component, which still needs a schedule and a command
     */
    public static SystemdTimer named(String name) {
        if (!name.matches("[A-Za-z0-9_.@-]{1,200}")) {
            throw new IllegalArgumentException("SystemdTimer(\"" + name
                    + "\"): the name of a unit has letters, digits, '-', '_', '.' and '@' alone");
        }
        return new SystemdTimer(name);
    }

    /**
     * Sets when it runs.
     *
     * @param calendar an event of systemd.time(7): {@code daily}, {@code Mon..Fri 22:00}, {@code *-*-* 03:30:00 Europe/Berlin}
     * @return this
     * @throws IllegalArgumentException for a schedule of cron
     */
    public SystemdTimer schedule(String calendar) {
        Arguments.line(label(), "schedule", calendar);
        if (calendar.strip().split("[ \t]+", -1).length == 5
                && CronText.fault(calendar).isEmpty()) {
            throw new IllegalArgumentException(label() + ": '" + calendar
                    + "' is a schedule of cron: write it as systemd does, as in '*-*-* 03:30:00', or use a CronJob");
        }
        schedule = calendar.strip();
        return this;
    }

    /**
     * Sets what it runs. Each argument reaches the program as it is.
     *
     * @param argv the program and its arguments; a program with a slash is below the directory that it runs in
     * @return this
     */
    public SystemdTimer command(String... argv) {
        this.argv = Arguments.command(argv);
        return this;
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public SystemdTimer directory(String path) {
        directory = TargetPath.of(path);
        return this;
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path a mapped path
     * @return this
     */
    public SystemdTimer directory(Path path) {
        directory = TargetPath.of(path);
        return this;
    }

    /**
     * Sets an environment variable.
     *
     * @param variable its name
     * @param value its value, which everybody on the host may see
     * @return this
     */
    public SystemdTimer env(String variable, String value) {
        environment.put(Arguments.variable(label(), variable), value);
        return this;
    }

    /**
     * Sets as whom it runs, where root deploys; by default as root.
     *
     * @param name a user of the host
     * @return this
     */
    public SystemdTimer user(String name) {
        user = Arguments.word(label(), "user", name);
        return this;
    }

    /**
     * Delays each start by a random time, so that many hosts do not begin at once.
     *
     * @param most the longest delay
     * @return this
     */
    public SystemdTimer randomDelay(Duration most) {
        randomDelay = Arguments.positive("randomDelay", most);
        return this;
    }

    /**
     * Delays each start by a random time, so that many hosts do not begin at once.
     *
     * @param most as in {@code 10m}
     * @return this
     * @see #randomDelay(Duration)
     */
    public SystemdTimer randomDelay(String most) {
        return randomDelay(DurationText.parse(most));
    }

    /**
     * Takes the timer away, with its unit.
     *
     * @return this
     */
    public SystemdTimer removed() {
        removed = true;
        return this;
    }

    /**
     * Puts it into the system's systemd as root, by {@code sudo} where another user deploys. Say by {@link #user} who runs it; else
     * root does.
     *
     * @param root {@code root}
     * @return this
     * @throws IllegalArgumentException for another user, whose systemd cannot be reached so
     */
    public SystemdTimer as(String root) {
        actor = Systemd.actor(label(), root);
        return this;
    }

    private String label() {
        return "SystemdTimer(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (!removed && schedule == null) {
            throw new IllegalArgumentException(
                    label() + " does not say when it runs: add .schedule(\"daily\"), or .schedule(\"*-*-* 03:30:00\")");
        }
        if (!removed && argv.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " does not say what it runs: add .command(program, arguments…)");
        }
        here.runs(argv);
        header = here.expand("# {{ managed }}");
        environment.forEach((variable, value) -> refuseSecrets(here, variable, value));
        workingDirectory = directory == null ? here.workdir() : directory.map(here);
        places = Places.of(here);
        for (Path units : new Path[] {places.units(), places.userUnits()}) {
            if (units != null) {
                here.manage(units.resolve(name + ".timer"), Aspect.CONTENT);
                here.manage(units.resolve(name + ".service"), Aspect.CONTENT);
            }
        }
        here.settle(schedule, argv, workingDirectory, environment, user, randomDelay, removed);
        if (places.units() != null) {
            actor.declare(here, this::declare);
        }
    }

    private void declare(Privilege rights) {
        Path unit = places.units().resolve(name + ".service");
        Path timer = places.units().resolve(name + ".timer");
        Systemctl.declare(rights, Duration.ZERO, "daemon-reload");
        if (removed) {
            Systemctl.declare(rights, Duration.ZERO, "disable", "--quiet", "--now", name + ".timer");
            Systemctl.declare(rights, Duration.ZERO, "stop", name + ".timer");
            rights.deletes(unit).deletes(timer);
        } else {
            ServiceFile.declare(rights, unit);
            ServiceFile.declare(rights, timer);
            Systemctl.declare(rights, Duration.ZERO, "enable", "--quiet", name + ".timer");
            Systemctl.declare(rights, Duration.ZERO, "restart", name + ".timer");
        }
    }

    private void refuseSecrets(Configuration here, String variable, String value) {
        if (!here.secretsIn(value).isEmpty()) {
            throw new IllegalArgumentException(label() + ": the variable " + variable
                    + " holds a secret, and all on the host can read a unit: let the command read it from a File");
        }
    }

    void verify(Probe probe) {
        checkFit(probe);
        if (removed) {
            probe.check(!probe.exists(timer().path()) && !probe.exists(unit().path()), "its units are still there");
            return;
        }
        boolean unitDiffers = unit().differs(probe);
        boolean differs = timer().differs(probe) || unitDiffers;
        if (differs) {
            checkSchedule(probe);
        }
        probe.check(!differs, "its units are other ones");
        probe.check(
                probe.status(units().resolve(WANTED_BY + ".wants").resolve(name + ".timer"))
                        .isSymlink(),
                "it is not enabled");
        checkWaiting(probe);
    }

    /** A run that was cut off may have written units that systemd has not read. */
    private void checkWaiting(Probe probe) {
        String shown = Systemctl.call(
                        probe,
                        isOfUser(),
                        Duration.ZERO,
                        "show",
                        "--property=ActiveState,NeedDaemonReload",
                        name + ".timer",
                        name + ".service")
                .allowExit(0, 1)
                .run()
                .stdout();
        probe.check(!shown.contains("NeedDaemonReload=yes"), "systemd has not read its units");
        String timer = shown.strip().split("\n\n", -1)[0];
        probe.check(UnitStatus.of(timer).running().active(), "it does not wait for its time");
    }

    private void checkFit(Probe probe) {
        if (!probe.exists(Systemctl.BOOTED)) {
            throw new IllegalStateException(
                    label() + " needs systemd, which does not run on this host: a CronJob runs where there is cron");
        }
        if (units() == null) {
            throw new IllegalStateException(
                    label()
                            + " needs /etc/systemd/system, which the environment maps to another directory, where systemd does not look");
        }
        if (isOfUser() && user != null && !user.equals(Definition.self())) {
            throw new IllegalStateException(label() + " is to run as '" + user + "', and a user's systemd runs all as "
                    + Definition.self() + ": leave .user(…) out, or deploy as root");
        }
    }

    /** By systemd itself, as long as it is at hand; it only looks. */
    private void checkSchedule(Probe probe) {
        if (!probe.exists(Systemctl.ANALYZE)) {
            return;
        }
        CommandResult said = probe.command(Systemctl.ANALYZE.toString(), "calendar", schedule)
                .directory(Path.of("/"))
                .timeout(USUAL)
                .allowExit(0, 1)
                .run();
        if (said.exitCode() != 0) {
            throw new IllegalStateException("systemd does not take the schedule '" + schedule + "': "
                    + said.stderr().strip()
                    + "; write it as in 'daily', 'Mon..Fri 22:00' or '*-*-* 03:30:00', and try it by"
                    + " 'systemd-analyze calendar'");
        }
        if (said.stdout().contains("Next elapse: never")) {
            throw new IllegalStateException("the schedule '" + schedule + "' never comes about any more: correct it");
        }
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        if (removed) {
            remove(target);
            return;
        }
        if (isOfUser() && !Systemctl.lingers(target)) {
            Systemctl.linger(target);
        }
        unit().write(target);
        timer().write(target);
        call(target, "daemon-reload");
        call(target, "enable", "--quiet", name + ".timer");
        call(target, "restart", name + ".timer");
    }

    /** The timer goes last: as long as it is there, a run that was cut off is gone on with. */
    private void remove(Target target) {
        if (target.exists(timer().path())) {
            call(target, "disable", "--quiet", "--now", name + ".timer");
        } else {
            Systemctl.call(target, isOfUser(), Duration.ZERO, "stop", name + ".timer")
                    .allowExit(0, Systemctl.NO_SUCH_UNIT)
                    .run();
        }
        target.delete(unit().path());
        call(target, "daemon-reload");
        target.delete(timer().path());
        call(target, "daemon-reload");
    }

    private void call(Target target, String... arguments) {
        Systemctl.call(target, isOfUser(), Duration.ZERO, arguments).run();
    }

    private boolean isOfUser() {
        return !Definition.isRoot() && !actor.isOther();
    }

    private Path units() {
        return isOfUser() ? places.userUnits() : places.units();
    }

    private ServiceFile unit() {
        StringBuilder text = new StringBuilder(header + "\n[Unit]\nDescription=" + UnitText.literal(name) + "\n");
        text.append("\n[Service]\nType=oneshot\n");
        if (user != null && !isOfUser()) {
            text.append("User=" + user + "\n");
        }
        text.append("WorkingDirectory=" + UnitText.literal(workingDirectory.toString()) + "\n");
        environment.forEach((variable, value) ->
                text.append("Environment=" + UnitText.quoted(UnitText.literal(variable + "=" + value)) + "\n"));
        List<String> command = Names.resolved(argv, workingDirectory);
        text.append("ExecStart=" + (command.isEmpty() ? "" : UnitText.command(command)) + "\n");
        return ServiceFile.open(units().resolve(name + ".service"), text.toString());
    }

    private ServiceFile timer() {
        String delay = randomDelay == null ? "" : "RandomizedDelaySec=" + randomDelay.toMillis() + "ms\n";
        return ServiceFile.open(
                units().resolve(name + ".timer"),
                header + "\n[Unit]\nDescription=" + UnitText.literal(name) + "\n\n[Timer]\nOnCalendar=" + schedule
                        + "\nPersistent=true\nAccuracySec=1s\n" + delay + "\n[Install]\nWantedBy=" + WANTED_BY + "\n");
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, timer().path());
    }
}
