package dev.launchway.library.service;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.process.Readiness;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A program that runs for as long as the host does: started at boot, started again when it ends, and told apart from one that only
 * seems to run by its readiness.
 *
 * <pre>{@code
 * File config = here.add(File.at("app.conf").content("port = 8080\n"));
 * Service.named("app")
 *     .command("java", "-jar", "app.jar")
 *     .user("app")
 *     .restartOn(config)
 *     .http("http://localhost:8080/health");
 * Service.named("old-app").removed();
 * }</pre>
 *
 * <p>It is run by systemd, by the user's own systemd, by supervisor, or by a shell of its own: see {@link ServiceManager}. What its
 * author names by {@link #by} runs it; else what the host's or the environment's data call {@code service-manager}; else what is on
 * the host: as root the systemd of the system, as another user the user's systemd, as root supervisor, and else the shell.
 *
 * <p>It is started when it does not run, and started again when what it is started with changed, when one of the components of {@link
 * #restartOn} changed, or when it is not ready. It counts as started when it has run for the time of {@link #grace} without
 * ending once, and all checks answer. A start that fails leaves no process, and tells what the program has written.
 *
 * <p>A secret that it is given by {@link #env(String, dev.launchway.api.Secret)} stands in a file for its owner alone, never in a unit.
 */
@Component
@Observed
public final class Service extends ServiceSettings<Service> {

    private static final Duration USUAL_START = Duration.ofSeconds(30);
    private static final Duration USUAL_STOP = Duration.ofSeconds(10);

    @Namevar
    String name;

    private final Readiness readiness = new Readiness();
    private final Dependencies restartOn = new Dependencies(".restartOn(…)");
    private final Dependencies reloadOn = new Dependencies(".reloadOn(…)");
    private List<String> argv = List.of();
    private List<String> reload = List.of();
    private String reloadSignal = "";
    private String stopSignal = "TERM";
    private Duration startTimeout = USUAL_START;
    private Duration stopTimeout = USUAL_STOP;
    private Duration grace = Duration.ofSeconds(1);
    private ServiceManager by;
    private String supervisorGroup;
    private boolean removed;

    private Definition definition;
    private ServiceRun run;

    private Service(String name) {
        this.name = name;
    }

    /**
     * A service.
     *
     * @param name letters, digits, {@code -}, {@code _} and dots: what its unit or program is called, one of a kind on the host
     * @return the component, which still needs {@link #command} or {@link #removed}
     * @throws IllegalArgumentException for another name
     */
    public static Service named(String name) {
        return new Service(Names.service(name));
    }

    /**
     * Sets what is started. No shell is involved: each argument reaches the program as it is. The program stays in the foreground.
     *
     * @param commandLine the program and its arguments; a program without a slash is looked up on the usual path of the system, a
     *     relative one below the directory that it runs in
     * @return this
     */
    public Service command(String... commandLine) {
        argv = Arguments.command(commandLine);
        return this;
    }

    /**
     * Starts it again when one of these components, or one below it, changed in this run, or in one whose root component did
     * not finish.
     *
     * @param components components of this host, and collections and optionals of them, deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Service restartOn(Object... components) {
        restartOn.add(components);
        return this;
    }

    /**
     * Makes it read its files again when one of these components, or one below it, changed, unless it is started anyway. It needs
     * {@link #reloadSignal} or {@link #reloadCommand}.
     *
     * @param components components of this host, and collections and optionals of them, deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Service reloadOn(Object... components) {
        reloadOn.add(components);
        return this;
    }

    /**
     * Sets the signal by which it reads its files again.
     *
     * @param signal {@code HUP}
     * @return this
     */
    public Service reloadSignal(String signal) {
        reloadSignal = Names.signal(signal);
        return this;
    }

    /**
     * Sets the command by which it reads its files again.
     *
     * @param commandLine a program and its arguments
     * @return this
     */
    public Service reloadCommand(String... commandLine) {
        reload = Arguments.command(commandLine);
        return this;
    }

    /**
     * Sets a URL that answers when it is ready: with a status of 200 to 399. Redirects are not followed.
     *
     * @param url as in {@code http://localhost:8080/health}
     * @return this
     */
    public Service http(String url) {
        readiness.http(url);
        return this;
    }

    /**
     * Sets an address that accepts connections when it is ready.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return this
     */
    public Service tcp(String host, int port) {
        readiness.tcp(host, port);
        return this;
    }

    /**
     * Sets a command that ends with exit code 0 when it is ready. It runs each time, in predictions too, and changes nothing.
     *
     * @param commandLine a program and its arguments
     * @return this
     */
    public Service readyCommand(String... commandLine) {
        readiness.command(commandLine);
        return this;
    }

    /**
     * Sets how long it has to run without ending, whatever its checks say; by default a second.
     *
     * @param time more than zero
     * @return this
     */
    public Service grace(Duration time) {
        grace = Arguments.positive("grace", time);
        return this;
    }

    /**
     * Sets how long it has to run without ending, whatever its checks say.
     *
     * @param time as in {@code 5s}
     * @return this
     * @see #grace(Duration)
     */
    public Service grace(String time) {
        return grace(DurationText.parse(time));
    }

    /**
     * Sets how long it may take until all checks answer; by default 30 seconds. Past it, it is ended and fails.
     *
     * @param longest more than zero
     * @return this
     */
    public Service startTimeout(Duration longest) {
        startTimeout = Arguments.positive("startTimeout", longest);
        return this;
    }

    /**
     * Sets how long it may take until all checks answer.
     *
     * @param longest as in {@code 5m}
     * @return this
     * @see #startTimeout(Duration)
     */
    public Service startTimeout(String longest) {
        return startTimeout(DurationText.parse(longest));
    }

    /**
     * Sets how long it may take to end by itself; by default 10 seconds. Past it, it is killed.
     *
     * @param longest more than zero
     * @return this
     */
    public Service stopTimeout(Duration longest) {
        stopTimeout = Arguments.positive("stopTimeout", longest);
        return this;
    }

    /**
     * Sets how long it may take to end by itself.
     *
     * @param longest as in {@code 30s}
     * @return this
     * @see #stopTimeout(Duration)
     */
    public Service stopTimeout(String longest) {
        return stopTimeout(DurationText.parse(longest));
    }

    /**
     * Sets the signal that ends it; by default {@code TERM}.
     *
     * @param signal as in {@code QUIT}
     * @return this
     */
    public Service stopSignal(String signal) {
        stopSignal = Names.signal(signal);
        return this;
    }

    /**
     * Puts it into a group of supervisor, so that {@code supervisorctl restart shop:*} is for all services of the group. Whoever else
     * runs it passes that over. A service that comes to a group, or leaves it, has supervisor start the others in it again.
     *
     * @param group letters, digits, {@code -}, {@code _} and dots
     * @return this
     * @throws IllegalArgumentException for another name
     */
    public Service supervisorGroup(String group) {
        supervisorGroup = Names.service(group);
        return this;
    }

    /**
     * Names what runs it; by default what the host has.
     *
     * @param manager what is there on all hosts that deploy it
     * @return this
     */
    public Service by(ServiceManager manager) {
        by = Objects.requireNonNull(manager, "manager");
        return this;
    }

    /**
     * Makes sure that it is not there: it is ended, and its unit, program or scripts are removed.
     *
     * @return this
     */
    public Service removed() {
        removed = true;
        return this;
    }

    @Override
    Service self() {
        return this;
    }

    @Override
    String label() {
        return "Service(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (argv.isEmpty() && !removed) {
            throw new IllegalArgumentException(
                    label() + " has no command: say what to start by .command(program, arguments), or .removed()");
        }
        if (!reloadOn.isEmpty() && reload.isEmpty() && reloadSignal.isEmpty()) {
            throw new IllegalArgumentException(label()
                    + " has .reloadOn(…), and nothing says how: add .reloadSignal(\"HUP\") or .reloadCommand(…)");
        }
        definition = definition(
                here, name, new Definition.Course(argv, reload, reloadSignal, stopSignal, startTimeout, stopTimeout));
        here.manage(here.map("/etc/systemd/system/" + name + ".service"), Aspect.CONTENT);
        here.runs(argv);
        here.runs(reload);
        readiness.configure(here);
        here.settle(removed);
        declareRoot(here);
        run = new ServiceRun(
                definition,
                Managers.of(definition, by, supervisorGroup, here),
                readiness,
                grace,
                restartOn,
                reloadOn,
                removed);
    }

    private void declareRoot(Configuration here) {
        if (!actor().isOther()) {
            return;
        }
        if (by != null && by != ServiceManager.SYSTEMD) {
            throw new IllegalArgumentException(label() + " has .as(\"root\"), for the systemd of the system, and .by("
                    + by + "): leave one of them out");
        }
        by = ServiceManager.SYSTEMD;
        if (definition.places().units() != null) {
            actor().declare(here, rights -> Systemd.declare(rights, definition, removed));
        }
    }

    void verify(Probe probe) {
        run.verify(probe);
    }

    void update(Target target) {
        run.update(target);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, Note.file(definition).path());
    }
}
