package dev.launchway.remote;

import dev.launchway.agent.protocol.DeployedRecord;
import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Declined;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings.Place;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.rollout.HostOrder;
import dev.launchway.engine.rollout.ProvenRoots;
import dev.launchway.engine.rollout.Rollout;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.ProvenHost;
import dev.launchway.remote.bootstrap.ReachedHost;
import java.io.IOException;
import java.nio.file.Path;
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
    private final RememberedPlaces remembered;

    /**
     * What a run needs of this machine.
     *
     * @param user the name of the user
     * @param home the user's home directory
     * @param platform the platform that the command line names
     * @param transports the ways to hosts
     * @param bootstrap starts agents
     * @param caches the directory of Launchway among the user's caches
     * @param confirmed asked before anything is changed, with how many hosts it is about
     * @param configured told when the environment is configured, before any host is told anything
     */
    public record Controller(
            String user,
            Path home,
            Optional<String> platform,
            Transports transports,
            Bootstrap bootstrap,
            Path caches,
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
        this.remembered = new RememberedPlaces(controller.caches());
    }

    /**
     * Runs.
     *
     * @return how it ended; all that went wrong was told by events before
     * @throws InvalidModelException when the environment cannot be configured; no host was told anything
     * @throws InterruptedException when this thread is interrupted
     */
    public RunResult run() throws InvalidModelException, InterruptedException {
        DeployedHosts deployed = new DeployedHosts(environment, settings.limit());
        List<HostPlan> hosts = deployed.hosts();
        if (hosts.isEmpty()) {
            return nothing(deployed);
        }
        try (HostConnections connections =
                new HostConnections(environment, hosts, controller.transports(), controller.bootstrap(), settings)) {
            List<String> names =
                    connections.all().stream().map(HostConnection::name).toList();
            sink.accept(new Reaching(environment.name(), names));
            settings.interrupted().onRequest(connections::wake);
            connections.open(HostOrder.of(environment, names));
            return run(connections);
        }
    }

    /** The environment has to hold together all the same. */
    private RunResult nothing(DeployedHosts deployed) throws InvalidModelException {
        ExpandedEnvironment model = expand(places());
        controller.configured().accept(model);
        sink.accept(new Message("", "", "there is nothing to deploy: " + deployed.whyNone()));
        return finish(RunResult.notBegun(Set.of()));
    }

    private RunResult run(HostConnections connections) throws InvalidModelException, InterruptedException {
        HostPlaces places = places();
        ExpandedEnvironment model = expand(places);
        controller.configured().accept(model);
        return deploy(model, places, connections);
    }

    private HostPlaces places() {
        return new HostPlaces(environment, controller.user(), controller.home(), remembered::of);
    }

    private RunResult deploy(ExpandedEnvironment first, HostPlaces places, HostConnections connections)
            throws InvalidModelException, InterruptedException {
        Preflight preflight = new Preflight(connections, settings, sink);
        ExpandedEnvironment model = first;
        NeedsOfHosts needs = new NeedsOfHosts(model);
        FactKeys keys = new FactKeys(model, needs, controller.bootstrap());
        Map<HostConnection, HostAssignment> told = assignments(model, connections);
        Proofs proofs = Proofs.of(model.plan(), told.values(), keys);
        DeployedPlan plan;
        try {
            Map<HostConnection, ReachedHost> reached = preflight.reach(needs, proofs);
            if (settings.skipUnreachable()) {
                preflight.leaveOutUnreachable(model);
            }
            Map<HostAccess, Place> corrected = places.correct(reached);
            if (!corrected.isEmpty()) {
                remembered.remember(corrected);
                model = expand(places);
                keys = new FactKeys(model, needs, controller.bootstrap());
                told = assignments(model, connections);
                proofs.compare(Proofs.of(model.plan(), told.values(), keys));
                preflight.startAgents(reached, proofs);
            }
            told.keySet().retainAll(reached.keySet());
            plan = deployed(told.isEmpty());
            preflight.begin(model, withAgents(told, reached), keys, proofs, plan);
        } catch (Preflight.StoppedException e) {
            return interrupted();
        }
        if (!preflight.troubles().isEmpty()) {
            return refuse(preflight.troubles());
        }
        tellNoise(told.keySet());
        tellTaken(model, connections);
        boolean nothingChanges = told.keySet().stream().allMatch(connection -> proofs.isProven(connection.name()));
        if (!nothingChanges && !controller.confirmed().test(told.size())) {
            if (settings.interrupted().getAsBoolean()) {
                return interrupted();
            }
            sink.accept(new Declined());
            return finish(RunResult.ofNo());
        }
        ExpandedEnvironment deployed = model;
        String record = settings.mode() == Mode.DEPLOY
                ? new DeployedRecord(environment.name(), plan, settings.requester(), true).text()
                : "";
        RunResult result;
        try (ControllerFiles contents = new ControllerFiles(model, controller.caches(), sink, connections::wake)) {
            RemoteAgents agents = new RemoteAgents(
                    connections,
                    model,
                    told,
                    proofs,
                    record,
                    connection -> preflight.answers(deployed, connection),
                    contents,
                    sink);
            ProvenRoots proven = new ProvenRootsOfHosts(proofs, model, sink);
            result = new Rollout(model, agents.all(), proven, settings.rollout(), sink).run(agents);
        }
        return finish(result);
    }

    private Map<HostConnection, HostAssignment> assignments(ExpandedEnvironment model, HostConnections connections) {
        Assignments assignments = new Assignments(service, model);
        Map<String, HostPlan> hosts = new HashMap<>();
        model.plan().hostPlans().forEach(host -> hosts.put(host.name(), host));
        Map<HostConnection, HostAssignment> told = new LinkedHashMap<>();
        for (HostConnection connection : connections.all()) {
            told.put(connection, assignments.of(hosts.get(connection.name())));
        }
        return told;
    }

    /** What those hosts are told on which an agent runs. */
    private static Map<HostConnection, HostAssignment> withAgents(
            Map<HostConnection, HostAssignment> told, Map<HostConnection, ReachedHost> reached) {
        Map<HostConnection, HostAssignment> agents = new LinkedHashMap<>(told);
        agents.keySet().removeIf(connection -> reached.get(connection) instanceof ProvenHost);
        return agents;
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

    private ExpandedEnvironment expand(HostPlaces places) throws InvalidModelException {
        return new Expansion(service, places.settings(controller.platform())).expand(environment);
    }

    private RunResult refuse(Map<HostConnection, HostTrouble> troubles) {
        Set<Trouble> kinds = new LinkedHashSet<>();
        Map<String, HostTrouble> byHost = new HashMap<>();
        troubles.forEach((connection, trouble) -> byHost.put(connection.name(), trouble));
        for (HostPlan host : environment.hostPlans()) {
            HostTrouble trouble = byHost.get(host.name());
            if (trouble != null) {
                kinds.add(trouble.kind());
                Failure failure = new Failure(trouble.message(), trouble.details(), "", "");
                sink.accept(
                        new Problem(trouble.kind(), "", environment.name(), host.name(), "", failure, trouble.help()));
            }
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
