package dev.launchway.library.service;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is said of the process of a service: where it runs, as whom, with which environment and limits, and when again. */
abstract class ServiceSettings<S extends ServiceSettings<S>> {

    private final EnvironmentVariables variables = new EnvironmentVariables();
    private final List<String> after = new ArrayList<>();
    private final List<String> requires = new ArrayList<>();
    private final List<UnitLine> unitLines = new ArrayList<>();
    private TargetPath directory;
    private TargetPath log;
    private String user;
    private String group;
    private Restart restart = Restart.ALWAYS;
    private Duration restartDelay = Duration.ofSeconds(1);
    private Limits limits = Limits.NONE;
    private ActingUser actor = ActingUser.NONE;

    /** This component, by its own type. */
    abstract S self();

    /** What errors call it. */
    abstract String label();

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public S directory(String path) {
        directory = TargetPath.of(path);
        return self();
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path a mapped path
     * @return this
     */
    public S directory(Path path) {
        directory = TargetPath.of(path);
        return self();
    }

    /**
     * Sets as whom it runs; by default as the user of the deployment. Another one needs a deployment by root.
     *
     * @param userName a user of the target
     * @return this
     */
    public S user(String userName) {
        user = Names.account(label(), "user", userName);
        return self();
    }

    /**
     * Sets with which group it runs; by default with that of its user.
     *
     * @param groupName a group of the target
     * @return this
     */
    public S group(String groupName) {
        group = Names.account(label(), "group", groupName);
        return self();
    }

    /**
     * Sets an environment variable.
     *
     * @param variable its name
     * @param value its value, which everybody on the host may see
     * @return this
     */
    public S env(String variable, String value) {
        variables.set(Arguments.variable(label(), variable), value);
        return self();
    }

    /**
     * Sets an environment variable to a secret, which stands in a file for its owner alone.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, Secret value) {
        variables.set(Arguments.variable(label(), variable), value);
        return self();
    }

    /**
     * Sets when it is started again after it ended by itself; by default always, a second later.
     *
     * @param policy when
     * @return this
     */
    public S restart(Restart policy) {
        restart = Objects.requireNonNull(policy, "restart");
        return self();
    }

    /**
     * Sets how long after its end it is started again; by default a second. Supervisor has delays of its own.
     *
     * @param delay more than zero
     * @return this
     */
    public S restartDelay(Duration delay) {
        restartDelay = Arguments.positive("restartDelay", delay);
        return self();
    }

    /**
     * Sets how long after its end it is started again.
     *
     * @param delay as in {@code 5s}
     * @return this
     * @see #restartDelay(Duration)
     */
    public S restartDelay(String delay) {
        return restartDelay(DurationText.parse(delay));
    }

    /**
     * Limits the file descriptors of each of its processes.
     *
     * @param count more than 0
     * @return this
     */
    public S openFiles(int count) {
        limits = limits.withOpenFiles(count);
        return self();
    }

    /**
     * Limits its processes and threads; by systemd alone.
     *
     * @param count more than 0
     * @return this
     */
    public S processes(int count) {
        limits = limits.withProcesses(count);
        return self();
    }

    /**
     * Limits its memory, by systemd alone: beyond it, it is ended.
     *
     * @param size bytes, or a number with {@code K}, {@code M}, {@code G} or {@code T}
     * @return this
     */
    public S memory(String size) {
        limits = limits.withMemory(size);
        return self();
    }

    /**
     * Limits its share of the processors; by systemd alone.
     *
     * @param percent of one processor: 150 is one and a half
     * @return this
     */
    public S cpuPercent(int percent) {
        limits = limits.withCpuPercent(percent);
        return self();
    }

    /**
     * Has systemd start other units before it at boot, which may fail.
     *
     * @param units as in {@code network-online.target}; without a suffix a service
     * @return this
     */
    public S after(String... units) {
        Names.addUnits(after, units);
        return self();
    }

    /**
     * Has systemd start other units before it, and end it with them.
     *
     * @param units as in {@code postgresql.service}; without a suffix a service
     * @return this
     */
    public S requires(String... units) {
        Names.addUnits(requires, units);
        return self();
    }

    /**
     * Adds a line to its systemd unit, for what has no setting here. Other managers do not read it.
     *
     * @param section {@code Unit}, {@code Service} or {@code Install}
     * @param key as in {@code ProtectSystem}
     * @param value written as it is
     * @return this
     */
    public S systemd(String section, String key, String value) {
        unitLines.add(new UnitLine(section, key, value));
        return self();
    }

    /**
     * Has the system's systemd run it, which root is told by {@code sudo} where another user deploys: the unit is written, and
     * systemd called, as root. Without {@link #user} it runs as the user of the deployment.
     *
     * @param root {@code root}
     * @return this
     * @throws IllegalArgumentException for another user
     */
    public S as(String root) {
        actor = Systemd.actor(label(), root);
        return self();
    }

    /**
     * Sets the file that both outputs are appended to; by default systemd's journal, else {@code NAME.log}.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public S log(String path) {
        log = TargetPath.of(path);
        return self();
    }

    /**
     * Sets the file that both outputs are appended to; by default systemd's journal, else {@code NAME.log}.
     *
     * @param path a mapped path
     * @return this
     */
    public S log(Path path) {
        log = TargetPath.of(path);
        return self();
    }

    /** What was said of the process, once the rest is known too. */
    final Definition definition(Configuration here, String name, Definition.Course course) {
        variables.sortSecrets(here);
        unitLines.forEach(line -> refuseSecrets(here, line));
        Path where = directory == null ? here.workdir() : directory.map(here);
        here.settle(course.argv(), where, variables.open(), user, group, restart);
        return new Definition(
                name,
                here.expand("# {{ managed }}"),
                course.in(where),
                where,
                user,
                group,
                variables.open(),
                variables.secrets(),
                restart,
                restartDelay,
                limits,
                after,
                requires,
                unitLines,
                log == null ? null : log.map(here),
                Places.of(here),
                actor);
    }

    /** Who reaches the system's systemd. */
    final ActingUser actor() {
        return actor;
    }

    private void refuseSecrets(Configuration here, UnitLine line) {
        if (!here.secretsIn(line.value()).isEmpty()) {
            throw new IllegalArgumentException(label() + ": the line " + line.key()
                    + " holds a secret, and all on the host can read a unit: give it by .env(name, secret)");
        }
    }
}
