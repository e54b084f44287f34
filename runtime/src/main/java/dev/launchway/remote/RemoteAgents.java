package dev.launchway.remote;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.rollout.HostAgent;
import dev.launchway.engine.rollout.HostReport;
import dev.launchway.engine.rollout.HostReports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agents of a run on several hosts. */
final class RemoteAgents implements HostReports {

    private final Fleet fleet;
    private final Map<HostLink, RemoteAgent> agents = new LinkedHashMap<>();

    /**
     * Takes over agents that are ready.
     *
     * @param fleet the connections to all hosts
     * @param model the configured environment
     * @param assignments what each agent was told
     * @param sink takes what they tell
     */
    RemoteAgents(Fleet fleet, ExpandedEnvironment model, Map<HostLink, Assignments.Told> assignments, EventSink sink) {
        this.fleet = fleet;
        assignments.forEach((link, told) -> agents.put(link, new RemoteAgent(link, told, model, sink)));
    }

    List<HostAgent> all() {
        return List.copyOf(agents.values());
    }

    @Override
    public HostReport next() throws InterruptedException {
        HostNews news = fleet.next();
        RemoteAgent agent = news == null ? null : agents.get(news.host());
        return agent == null ? null : agent.take(news);
    }
}
