package dev.launchway.library.service;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The state of a service that a package brought: whether it runs, and whether it is started at boot. Its unit is the package's.
 *
 * <pre>{@code
 * File site = here.add(File.at("/etc/nginx/sites-enabled/shop").content("server { listen 80; }\n"));
 * ServiceState.of("nginx").running().enabled().reloadOn(site).tcp("localhost", 80);
 * ServiceState.of("apache2").stopped().disabled();
 * }</pre>
 *
 * <p>It is for hosts that systemd has started. Starting, stopping and enabling are root's: another user says {@link #as
 * as("root")}. What runs and is enabled is told by the files of systemd and of its control
 * groups; {@code systemctl} is asked only where they do not tell.
 *
 * <p>A service that ends within a second, or is not ready in time, is a failure that tells the last lines of its journal. It is left to
 * what its own unit says of that.
 */
@Component
@Observed
public final class ServiceState {

    private static final Path INVOCATIONS = Path.of("/run/systemd/units");
    private static final Path UNITS = Path.of("/etc/systemd/system");
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration READY = Duration.ofSeconds(30);

    @Namevar
    String name;

    private final String unit;
    private final Dependencies restartOn = new Dependencies(".restartOn(…)");
    private final Dependencies reloadOn = new Dependencies(".reloadOn(…)");
    private final Readiness readiness = new Readiness();
    private Boolean running;
    private Boolean enabled;
    private ActingUser actor = ActingUser.NONE;

    private String enabling = "";
    private String action = "";

    private ServiceState(String name) {
        this.name = name;
        this.unit = name.indexOf('.') < 0 ? name + ".service" : name;
    }

    /**
     * A service.
     *
     * @param name its unit; without a suffix a service
     * @return the component, which still needs a state
     * @throws IllegalArgumentException for a text that is no name of a unit
     */
    public static ServiceState of(String name) {
        return new ServiceState(Names.unit(name));
    }

    /**
     * Makes sure that it runs.
     *
     * @return this
     */
    public ServiceState running() {
        running = true;
        return this;
    }

    /**
     * Makes sure that it does not run.
     *
     * @return this
     */
    public ServiceState stopped() {
        running = false;
        return this;
    }

    /**
     * Makes sure that it is started at boot.
     *
     * @return this
     */
    public ServiceState enabled() {
        enabled = true;
        return this;
    }

    /**
     * Makes sure that it is not started at boot.
     *
     * @return this
     */
    public ServiceState disabled() {
        enabled = false;
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
    public ServiceState restartOn(Object... components) {
        restartOn.add(components);
        return this;
    }

    /**
     * Makes it read its files again when one of these components, or one below it, changed; one that cannot is started again.
     *
     * @param components components of this host, and collections and optionals of them, deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public ServiceState reloadOn(Object... components) {
        reloadOn.add(components);
        return this;
    }

    /**
     * Sets a URL that answers when it is ready: with a status of 200 to 399. Redirects are not followed.
     *
     * @param url as in {@code http://localhost/}
     * @return this
     */
    public ServiceState http(String url) {
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
    public ServiceState tcp(String host, int port) {
        readiness.tcp(host, port);
        return this;
    }

    /**
     * Starts, stops and enables it as another user, by {@code sudo} where the deployment is not that user's already: {@code
     * as("root")}, where a user of the service deploys. Looks are as the user of the deployment.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public ServiceState as(String user) {
        actor = ActingUser.of(label(), user);
        return this;
    }

    private String label() {
        return "ServiceState(\"" + name + "\")";
    }

    void configure(Configuration here) {
        boolean reacts = !restartOn.isEmpty() || !reloadOn.isEmpty();
        if (running == null && reacts) {
            running = true;
        }
        if (running == null && enabled == null) {
            throw new IllegalArgumentException(
                    label() + " says nothing: add .running(), .stopped(), .enabled() or .disabled()");
        }
        if (Boolean.FALSE.equals(running) && reacts) {
            throw new IllegalArgumentException(
                    label() + " is to be stopped, and started on changes: leave .stopped() or the components out");
        }
        here.settle(unit, running, enabled);
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        if (enabled != null) {
            Systemctl.declare(rights, Duration.ZERO, enabled ? "enable" : "disable", "--quiet", unit);
        }
        if (running != null) {
            Systemctl.declare(rights, LONGEST_START, running ? "start" : "stop", unit);
        }
        if (!restartOn.isEmpty() || !readiness.isEmpty()) {
            Systemctl.declare(rights, LONGEST_START, "restart", unit);
        }
        if (!reloadOn.isEmpty()) {
            Systemctl.declare(rights, LONGEST_START, "reload-or-restart", unit);
        }
    }

    void verify(Probe probe) {
        if (!probe.exists(Systemctl.BOOTED)) {
            throw new IllegalStateException(
                    label() + " needs systemd, which does not run on this host: run what you need by a Service");
        }
        enabling = "";
        action = "";
        boolean runs = looksRunning(probe);
        boolean linked = isLinked(probe);
        boolean asked = (running != null && !runs) || (enabled != null && !linked);
        UnitStatus status = asked ? ask(probe) : null;
        if (status != null && !status.isThere()) {
            assertMayCome(probe);
        }
        runs = runs || (status != null && status.running().active());
        linked = linked || (status != null && status.isEnabled());
        if (enabled != null && enabled != linked) {
            enabling = enabled ? "enable" : "disable";
        }
        String why = action(probe, runs);
        probe.check(action.isEmpty(), why);
        probe.check(enabling.isEmpty(), "it is " + (linked ? "" : "not ") + "enabled");
    }

    /** Fails where there is no such unit, and none can come: in a prediction a package may be still to be installed. */
    private void assertMayCome(Probe probe) {
        if (!Boolean.TRUE.equals(running) && !Boolean.TRUE.equals(enabled)) {
            return;
        }
        if (!probe.predicting()) {
            throw new IllegalStateException(
                    "there is no unit " + unit + " on this host: deploy what installs its package before " + label());
        }
        action = Boolean.TRUE.equals(running) ? "start" : "";
        enabling = Boolean.TRUE.equals(enabled) ? "enable" : "";
        throw new UpdateNeeded("there is no unit " + unit + " yet");
    }

    /** Sets what is to be done, and says why. */
    private String action(Probe probe, boolean runs) {
        if (running != null && running != runs) {
            action = running ? "start" : "stop";
            return runs ? "it runs, and must not" : "it does not run";
        }
        String restarting = restartOn.changed(probe);
        if (restarting != null) {
            action = "restart";
            return "a " + restarting + " that it depends on changed";
        }
        String reloading = reloadOn.changed(probe);
        if (reloading != null) {
            action = "reload-or-restart";
            return "a " + reloading + " that it reads changed";
        }
        String problem = Boolean.TRUE.equals(running) ? readiness.problemAfterAWhile(probe) : null;
        action = problem == null ? "" : "restart";
        return problem;
    }

    /** Whether systemd keeps a mark of a run of it, and its control group has processes. */
    private boolean looksRunning(Probe probe) {
        return probe.status(INVOCATIONS.resolve("invocation:" + unit)).exists()
                && ControlGroup.hasProcesses(probe, unit);
    }

    private boolean isLinked(Probe probe) {
        for (Path directory : probe.list(UNITS)) {
            if (directory.toString().endsWith(".wants")
                    && probe.status(directory.resolve(unit)).isSymlink()) {
                return true;
            }
        }
        return false;
    }

    private UnitStatus ask(Probe probe) {
        return UnitStatus.of(Systemctl.call(probe, false, Duration.ZERO, "show", unit, UnitStatus.PROPERTIES)
                .run()
                .stdout());
    }

    void update(Target target) {
        if (!enabling.isEmpty()) {
            Systemctl.call(actor.on(target), false, Duration.ZERO, enabling, "--quiet", unit)
                    .run();
        }
        if (action.isEmpty()) {
            return;
        }
        Output output = new Output.InJournal(List.of("journalctl", "-u", unit), 0).from(target);
        try {
            Systemctl.call(actor.on(target), false, LONGEST_START, action, unit).run();
        } catch (CommandFailed e) {
            throw failure(target, output, "systemctl " + action + " failed: " + e.getMessage());
        }
        if (action.equals("stop") || target.predicting()) {
            return;
        }
        String problem = readiness.awaitStart(
                target,
                () -> looksRunning(target) || ask(target).running().active() ? null : "it ended right after its start",
                READY,
                GRACE);
        if (problem != null) {
            throw failure(target, output, problem);
        }
    }

    private CommandFailed failure(Target target, Output output, String problem) {
        Running now = ask(target).running();
        String others = readiness.othersAtPorts(target, now.pid() > 0 ? List.of(now.pid()) : List.of());
        return new CommandFailed(
                problem + " (" + now.how() + ")" + others + "; " + output.where(),
                List.of("systemctl", action, unit),
                -1,
                output.written(target),
                "");
    }
}
