package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Declined;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.rollout.Rollout;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.RunningAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Deploys an environment on its hosts, or predicts that: configures everything here while the connections are made, starts an
 * agent on each host, lets each of them agree, and only then changes anything.
 */
public final class RemoteRun {

    private final ServicePlan service;
    private final EnvironmentPlan environment;
    private final RemoteSettings settings;
    private final Controller controller;
    private final EventSink sink;

    /**
     * What a run needs of this machine.
     *
     * @param user the name of the user
     * @param home the user's home directory
     * @param platform the platform that the command line names
     * @param transports the ways to hosts
     * @param bootstrap starts agents
     * @param confirmed asked before anything is changed, with how many hosts it is about
     * @param configured told when the environment is configured, before any host is told anything
     */
    public record Controller(
            String user,
            Path home,
            Optional<String> platform,
            Transports transports,
            Bootstrap bootstrap,
            IntPredicate confirmed,
            Consumer<ExpandedEnvironment> configured) {}

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param service the service's plan
     * @param environment one of its environments
     * @param settings how to run
     * @param controller this machine
     * @param sink takes the events, one at a time
     */
    public RemoteRun(
            ServicePlan service,
            EnvironmentPlan environment,
            RemoteSettings settings,
            Controller controller,
            EventSink sink) {
        this.service = service;
        this.environment = environment;
        this.settings = settings;
        this.controller = controller;
        this.sink = sink;
    }

    /**
     * Runs.
     *
     * @return how it ended; all that went wrong was told by events before
     * @throws InvalidModelException when the environment cannot be configured; no host was told anything
     * @throws InterruptedException when this thread is interrupted
     */
    public RunResult run() throws InvalidModelException, InterruptedException {
        List<HostPlan> hosts = hosts(environment, settings.limit());
        if (hosts.isEmpty()) {
            return nothing();
        }
        try (HostConnections connections =
                new HostConnections(environment, hosts, controller.transports(), controller.bootstrap(), settings)) {
            List<String> names =
                    connections.all().stream().map(HostConnection::name).toList();
            sink.accept(new Reaching(environment.name(), names));
            connections.open();
            return run(connections);
        }
    }

    /** The environment has to hold together all the same. */
    private RunResult nothing() throws InvalidModelException {
        ExpandedEnvironment model = expand(places());
        controller.configured().accept(model);
        sink.accept(new Message("", "", "there is nothing to deploy: " + whyNone(environment, settings.limit())));
        return finish(RunResult.notBegun(Set.of()));
    }

    private RunResult run(HostConnections connections) throws InvalidModelException, InterruptedException {
        Map<String, Place> places = places();
        ExpandedEnvironment model = expand(places);
        controller.configured().accept(model);
        return deploy(model, places, connections);
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (HostPlan host : environment.hostPlans()) {
            places.put(
                    host.name(),
                    Places.expected(new HostAccess(environment, host), controller.user(), controller.home()));
        }
        return places;
    }

    private RunResult deploy(ExpandedEnvironment first, Map<String, Place> places, HostConnections connections)
            throws InvalidModelException, InterruptedException {
        Preflight preflight = new Preflight(connections, settings, sink);
        ExpandedEnvironment model = first;
        Map<HostConnection, HostAssignment> told = new LinkedHashMap<>();
        try {
            Map<HostConnection, RunningAgent> agents = preflight.reach();
            leaveOutUnreachable(model, preflight, connections);
            if (correct(places, agents)) {
                model = expand(places);
            }
            Assignments assignments = new Assignments(service, model);
            for (HostConnection connection : connections.all()) {
                if (agents.containsKey(connection)) {
                    told.put(connection, assignments.of(hostOf(model, connection)));
                }
            }
            preflight.begin(model, told, deployed(told.isEmpty()));
        } catch (Preflight.StoppedException e) {
            return interrupted();
        }
        if (!preflight.troubles().isEmpty()) {
            return refuse(preflight.troubles());
        }
        tellNoise(told.keySet());
        tellTaken(model, connections);
        if (!controller.confirmed().test(told.size())) {
            if (settings.interrupted().getAsBoolean()) {
                return interrupted();
            }
            sink.accept(new Declined());
            return finish(RunResult.ofNo());
        }
        RemoteAgents agents = new RemoteAgents(connections, model, told, sink);
        return finish(new Rollout(model, agents.all(), settings.rollout(), sink).run(agents));
    }

    private RunResult interrupted() {
        sink.accept(new Interrupted());
        return finish(RunResult.ofInterrupt());
    }

    private DeployedPlan deployed(boolean nowhere) {
        try {
            return new DeployedPlan(nowhere ? "" : controller.bootstrap().hash(), settings.commit(), settings.dirty());
        } catch (IOException e) {
            throw new IllegalStateException("no agent runs without the layers that are hashed here", e);
        }
    }

    private ExpandedEnvironment expand(Map<String, Place> places) throws InvalidModelException {
        Place otherwise = new Place(Path.of("/"), controller.home());
        return new Expansion(service, new ExpansionSettings(places, otherwise, controller.platform()))
                .expand(environment);
    }

    /**
     * The hosts that take part: those that are not ignored and have something to deploy, within the limit.
     *
     * @param environment the environment
     * @param limit names of hosts; empty for all
     * @return in the order of the environment
     */
    public static List<HostPlan> hosts(EnvironmentPlan environment, List<String> limit) {
        Set<String> deployed = new LinkedHashSet<>();
        for (RootPlan root : environment.roots()) {
            if (!root.ignored()
                    && (limit.isEmpty() || limit.contains(root.host().name()))) {
                deployed.add(root.host().name());
            }
        }
        List<HostPlan> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            if (!host.ignored() && deployed.contains(host.name())) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    /**
     * Why there are no {@link #hosts}.
     *
     * @param environment the environment
     * @param limit names of hosts; empty for all
     * @return a sentence without its end
     */
    public static String whyNone(EnvironmentPlan environment, List<String> limit) {
        return AbsentHosts.ofAll(environment, limit);
    }

    /** Hosts know best where their homes are; whether any of them is elsewhere than it was thought to be. */
    private static boolean correct(Map<String, Place> places, Map<HostConnection, RunningAgent> agents) {
        boolean different = false;
        for (Map.Entry<HostConnection, RunningAgent> entry : agents.entrySet()) {
            RunningAgent agent = entry.getValue();
            Place actual = new Place(Path.of(agent.base()), Path.of(agent.home()));
            Place expected = places.put(entry.getKey().name(), actual);
            different |=
                    !actual.base().equals(expected.base()) || !actual.home().equals(expected.home());
        }
        return different;
    }

    private static HostPlan hostOf(ExpandedEnvironment model, HostConnection connection) {
        for (HostPlan host : model.plan().hostPlans()) {
            if (host.name().equals(connection.name())) {
                return host;
            }
        }
        throw new IllegalStateException(connection.name());
    }

    private void leaveOutUnreachable(ExpandedEnvironment model, Preflight preflight, HostConnections connections) {
        if (!settings.skipUnreachable()) {
            return;
        }
        AbsentHosts absence = new AbsentHosts(model.plan());
        Set<String> away = new LinkedHashSet<>();
        preflight.troubles().forEach((connection, trouble) -> {
            if (trouble.kind() == Trouble.UNREACHABLE) {
                away.add(connection.name());
            }
        });
        Map<String, String> needed = absence.neededBy(away, hosts(model.plan(), settings.limit()));
        for (HostConnection connection : List.copyOf(preflight.troubles().keySet())) {
            HostTrouble trouble = preflight.troubles().get(connection);
            if (!away.contains(connection.name())) {
                continue;
            }
            String waiter = needed.get(connection.name());
            if (waiter == null) {
                preflight.troubles().remove(connection);
                connections.drop(connection);
                sink.accept(new Message(connection.name(), "", "left out: " + trouble.message()));
            } else {
                preflight
                        .troubles()
                        .put(
                                connection,
                                new HostTrouble(
                                        trouble.kind(),
                                        trouble.message(),
                                        List.of("cannot be left out: " + waiter + " waits for it"),
                                        trouble.help()));
            }
        }
    }

    private RunResult refuse(Map<HostConnection, HostTrouble> troubles) {
        Set<Trouble> kinds = new LinkedHashSet<>();
        for (HostPlan host : environment.hostPlans()) {
            troubles.forEach((connection, trouble) -> {
                if (connection.name().equals(host.name())) {
                    kinds.add(trouble.kind());
                    Failure failure = new Failure(trouble.message(), trouble.details(), "", "");
                    sink.accept(new Problem(
                            trouble.kind(), "", environment.name(), host.name(), "", failure, trouble.help()));
                }
            });
        }
        return finish(RunResult.notBegun(kinds));
    }

    private void tellNoise(Set<HostConnection> all) {
        for (HostConnection connection : all) {
            connection.remarks().forEach(remark -> sink.accept(new Message(connection.name(), "", remark)));
            connection
                    .noise()
                    .ifPresent(noise -> sink.accept(new Message(
                            connection.name(),
                            "",
                            "a login script says something where commands run: "
                                    + noise.lines().findFirst().orElse(""))));
        }
    }

    /** What a limited run takes for granted. */
    private void tellTaken(ExpandedEnvironment model, HostConnections connections) {
        Set<String> here = new LinkedHashSet<>();
        connections.all().forEach(connection -> here.add(connection.name()));
        for (String line : new AbsentHosts(model.plan()).takenFor(here)) {
            sink.accept(new Message("", "", line));
        }
    }

    private RunResult finish(RunResult result) {
        sink.accept(result.event(environment.name(), settings.mode(), settings.begun()));
        return result;
    }
}
