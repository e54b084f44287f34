package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refusal;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.ProvenHost;
import dev.launchway.remote.bootstrap.Question;
import dev.launchway.remote.bootstrap.ReachedHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Agrees with all hosts before any is changed: first all are reached, then each claims its target and configures its part. */
final class Preflight {

    /** Within it a run that is refused somewhere has given up everywhere. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private static final int MOST_POSITIONS = 9;

    private final HostConnections connections;
    private final RemoteSettings settings;
    private final EventSink sink;
    private final Map<HostConnection, HostTrouble> troubles = new LinkedHashMap<>();
    private final Map<HostConnection, FileAnswers> answers = new HashMap<>();

    /**
     * Prepares.
     *
     * @param connections the hosts
     * @param settings how to run
     * @param sink is told of each host that is reached
     */
    Preflight(HostConnections connections, RemoteSettings settings, EventSink sink) {
        this.connections = connections;
        this.settings = settings;
        this.sink = sink;
    }

    /** The user wants the run to end. */
    static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What is wrong so far, by host in the order of the environment. */
    Map<HostConnection, HostTrouble> troubles() {
        return troubles;
    }

    /**
     * Reaches all hosts, and sends each what it needs where it is not proven that nothing has changed there.
     *
     * @param files what hosts need
     * @param proofs what they are asked, and where the answers go
     */
    Map<HostConnection, ReachedHost> reach(NeedsOfHosts files, Proofs proofs)
            throws InterruptedException, StoppedException {
        Map<HostConnection, ReachedHost> reached = new HashMap<>();
        boolean predicting = settings.mode() == Mode.PREDICT;
        connections.admit(
                files, connection -> settings.full() ? Question.NONE : proofs.question(connection.name(), predicting));
        await(new LinkedHashSet<>(connections.all()), reached, proofs);
        return reached;
    }

    /** Starts the agents of hosts that wait and are not proven any more. */
    void startAgents(Map<HostConnection, ReachedHost> reached, Proofs proofs)
            throws InterruptedException, StoppedException {
        await(new LinkedHashSet<>(), reached, proofs);
    }

    /** Waits for hosts, and for the agents of those that one of the others makes doubtful. */
    private void await(Set<HostConnection> waiting, Map<HostConnection, ReachedHost> reached, Proofs proofs)
            throws InterruptedException, StoppedException {
        startDoubtful(reached.keySet(), waiting, reached, proofs);
        while (!waiting.isEmpty()) {
            ConnectionEvent event = next();
            if (event instanceof ConnectionEvent.Delayed delayed) {
                sink.accept(new Message(delayed.host().name(), "", delayed.why()));
            } else if (event instanceof ConnectionEvent.Connected connected) {
                Set<HostConnection> doubtful = take(connected, reached, proofs);
                waiting.remove(connected.host());
                startDoubtful(doubtful, waiting, reached, proofs);
            } else if (event instanceof ConnectionEvent.Refused refused) {
                troubles.put(refused.host(), refused.trouble());
                waiting.remove(refused.host());
                reached.remove(refused.host());
            } else if (event instanceof ConnectionEvent.Lost lost) {
                troubles.putIfAbsent(lost.host(), lost(lost.why()));
                waiting.remove(lost.host());
                reached.remove(lost.host());
            }
        }
    }

    /** The hosts of which an answer may say that they are not proven: who answers, and others that it makes doubtful. */
    private Set<HostConnection> take(
            ConnectionEvent.Connected connected, Map<HostConnection, ReachedHost> reached, Proofs proofs) {
        HostConnection host = connected.host();
        Set<HostConnection> doubtful = new LinkedHashSet<>(Set.of(host));
        boolean first = reached.put(host, connected.reached()) == null;
        if (first) {
            for (String name : proofs.take(host.name(), connected.reached().proven())) {
                doubtful.add(connections.named(name));
            }
        }
        if (first || connected.reached().sent() > 0) {
            sink.accept(new HostReached(host.name(), connected.reached().sent(), host.note()));
        }
        return doubtful;
    }

    private static void startDoubtful(
            Set<HostConnection> maybe,
            Set<HostConnection> waiting,
            Map<HostConnection, ReachedHost> reached,
            Proofs proofs) {
        for (HostConnection host : maybe) {
            boolean waits = reached.get(host) instanceof ProvenHost;
            if (waits && !proofs.isProven(host.name()) && waiting.add(host)) {
                host.start();
            }
        }
    }

    /** Goes on without the hosts that cannot be reached, except those that are waited for. */
    void leaveOutUnreachable(ExpandedEnvironment model) {
        Set<String> away = new LinkedHashSet<>();
        troubles.forEach((connection, trouble) -> {
            if (trouble.kind() == Trouble.UNREACHABLE) {
                away.add(connection.name());
            }
        });
        List<HostPlan> hosts = new DeployedHosts(model.plan(), settings.limit()).hosts();
        Map<String, String> needed = new AbsentHosts(model.plan()).neededBy(away, hosts);
        for (HostConnection connection : List.copyOf(troubles.keySet())) {
            if (away.contains(connection.name())) {
                leaveOut(connection, needed.get(connection.name()));
            }
        }
    }

    private void leaveOut(HostConnection connection, String waiter) {
        HostTrouble trouble = troubles.remove(connection);
        if (waiter == null) {
            connections.drop(connection);
            sink.accept(new Message(connection.name(), "", "left out: " + trouble.message()));
        } else {
            List<String> details = List.of("cannot be left out: " + waiter + " waits for it");
            troubles.put(connection, new HostTrouble(trouble.kind(), trouble.message(), details, trouble.help()));
        }
    }

    /** Lets each host claim its target and configure its part. */
    void begin(
            ExpandedEnvironment model,
            Map<HostConnection, HostAssignment> assignments,
            FactKeys keys,
            Proofs proofs,
            DeployedPlan plan)
            throws InterruptedException, StoppedException {
        Set<HostConnection> waiting = new LinkedHashSet<>();
        assignments.forEach((connection, told) -> {
            if (!troubles.containsKey(connection)) {
                waiting.add(connection);
                connection.send(new Begin(
                        settings.mode(),
                        settings.requester(),
                        plan,
                        told.assignment(),
                        keys.of(told),
                        positions(told, proofs.provenOn(connection.name())),
                        patience(model, connection, waiting)));
            }
        });
        long begun = System.nanoTime();
        connections.wakeAfter(settings.patience());
        Set<HostConnection> asked = new HashSet<>();
        while (!waiting.isEmpty()) {
            ConnectionEvent event = next();
            if (System.nanoTime() - begun >= settings.patience().toNanos()) {
                waiting.forEach(connection -> giveUp(connection, lost("the agent does not answer")));
                return;
            }
            if (event == null) {
                continue;
            }
            HostConnection connection = event.host();
            if (!assignments.containsKey(connection) || troubles.containsKey(connection)) {
                continue;
            }
            if (event instanceof ConnectionEvent.Received received
                    && isAboutFiles(received.message())
                    && answers(model, connection).answer(received.message())) {
                continue;
            }
            if (event instanceof ConnectionEvent.Lost lost) {
                giveUp(connection, lost(lost.why()));
                waiting.remove(connection);
            } else if (event instanceof ConnectionEvent.Refused refused) {
                giveUp(connection, refused.trouble());
                waiting.remove(connection);
            } else if (event instanceof ConnectionEvent.Received received) {
                if (received.message() instanceof AskHosts && asked.add(connection)) {
                    connection.send(new Hosts(model.plan().hostPlans()));
                } else if (received.message() instanceof Ready ready && waiting.remove(connection)) {
                    compare(model, connection, assignments.get(connection), ready);
                } else if (received.message() instanceof Refused refused && waiting.remove(connection)) {
                    giveUp(connection, trouble(refused));
                    if (refused.refusal() == Refusal.LOCKED) {
                        waiting.forEach(other -> other.send(new Interrupt()));
                    }
                } else {
                    giveUp(connection, lost("the agent speaks out of turn"));
                    waiting.remove(connection);
                }
            }
        }
    }

    private static List<Integer> positions(HostAssignment told, List<Integer> roots) {
        return roots.stream().map(told::position).toList();
    }

    private static boolean isAboutFiles(FromAgent message) {
        return message instanceof AskFile || message instanceof AskFileNames;
    }

    /** Answers what a host asks for, from its configuration to its end. */
    FileAnswers answers(ExpandedEnvironment model, HostConnection connection) {
        return answers.computeIfAbsent(connection, asking -> new FileAnswers(asking, model, sink));
    }

    /**
     * How long a host may wait for a lock. Of two runs that begin at once each may hold what the other one wants: the one that
     * was too late at the first host that both want gives up, and the other one gets the rest. It may not know which host that
     * is, so the later hosts have the longer patience.
     */
    private static Duration patience(ExpandedEnvironment model, HostConnection connection, Set<HostConnection> before) {
        if (before.size() == 1) {
            return Duration.ZERO;
        }
        int position = 0;
        for (HostPlan host : model.plan().hostPlans()) {
            if (position == MOST_POSITIONS || host.name().equals(connection.name())) {
                break;
            }
            position++;
        }
        return LEAST_PATIENCE.multipliedBy(1 + position);
    }

    /** What a host says after that is not heard. */
    private void giveUp(HostConnection connection, HostTrouble trouble) {
        troubles.put(connection, trouble);
        connection.close();
    }

    private void compare(ExpandedEnvironment model, HostConnection connection, HostAssignment told, Ready ready) {
        List<String> different = new ArrayList<>();
        told.fingerprints().forEach((position, fingerprint) -> {
            if (!fingerprint.equals(ready.fingerprints().get(position))) {
                different.add(
                        model.roots().get(told.roots().get(position)).node().breadcrumb());
            }
        });
        if (!different.isEmpty()) {
            troubles.put(
                    connection,
                    new HostTrouble(
                            Trouble.MODEL_INVALID,
                            "configure of " + String.join(", ", different)
                                    + " gives something else on the host than on this machine: it is not deterministic",
                            List.of(),
                            "let configure depend on attributes, resources and the definition directory alone: no clock, no random"
                                    + " numbers, no files of this machine, no order of a hash table"));
        }
    }

    private static HostTrouble trouble(Refused refused) {
        Trouble kind =
                switch (refused.refusal()) {
                    case LOCKED -> Trouble.LOCKED;
                    case UNFIT -> Trouble.UNFIT;
                    case DIFFERENT -> Trouble.MODEL_INVALID;
                };
        return new HostTrouble(kind, refused.message(), refused.details(), "");
    }

    private static HostTrouble lost(String why) {
        return new HostTrouble(Trouble.UNREACHABLE, why, List.of(), "");
    }

    private ConnectionEvent next() throws InterruptedException, StoppedException {
        if (settings.interrupted().getAsBoolean()) {
            throw new StoppedException();
        }
        return connections.next();
    }
}
