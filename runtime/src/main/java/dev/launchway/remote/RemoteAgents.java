package dev.launchway.remote;

import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.controller.StoredContent;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.rollout.HostAgent;
import dev.launchway.engine.rollout.HostReport;
import dev.launchway.engine.rollout.HostReports;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The agents of a run on several hosts, some of which have none. */
final class RemoteAgents implements HostReports {

    private final HostConnections connections;
    private final ControllerFiles contents;
    private final Map<HostConnection, ConnectedAgent> agents = new LinkedHashMap<>();
    private final Map<StoredContent, PackedParts> parts = new HashMap<>();

    /**
     * Takes over agents that are ready.
     *
     * @param connections the connections to all hosts
     * @param model the configured environment
     * @param assignments what each agent was told, or would have been
     * @param proofs on which hosts nothing is to be done
     * @param record what is written down on hosts without an agent; empty for nothing
     * @param files answers what each agent asks for of definition directories
     * @param contents what is got here
     * @param sink takes what they tell
     */
    RemoteAgents(
            HostConnections connections,
            ExpandedEnvironment model,
            Map<HostConnection, HostAssignment> assignments,
            Proofs proofs,
            String record,
            Function<HostConnection, FileAnswers> files,
            ControllerFiles contents,
            EventSink sink) {
        this.connections = connections;
        this.contents = contents;
        assignments.forEach((connection, told) -> agents.put(
                connection,
                proofs.isProven(connection.name())
                        ? new WaitingHost(connection, record)
                        : new RemoteAgent(
                                connection,
                                told,
                                model,
                                () -> files.apply(connection),
                                () -> new ContentAnswers(connection, model, contents, this::parts),
                                sink)));
    }

    private PackedParts parts(StoredContent content) {
        return parts.computeIfAbsent(content, found -> new PackedParts(found, System::nanoTime));
    }

    List<HostAgent> all() {
        return List.copyOf(agents.values());
    }

    @Override
    public HostReport next() throws InterruptedException {
        ConnectionEvent event = connections.next();
        contents.tell();
        ConnectedAgent agent = event == null ? null : agents.get(event.host());
        return agent == null ? null : agent.take(event);
    }

    @Override
    public void wakeAfter(Duration time) {
        connections.wakeAfter(time);
    }
}
