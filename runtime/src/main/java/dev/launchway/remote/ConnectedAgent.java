package dev.launchway.remote;

import dev.launchway.engine.rollout.HostAgent;
import dev.launchway.engine.rollout.HostReport;

/** Who does on a host that is connected what a rollout tells. */
interface ConnectedAgent extends HostAgent {

    /** What to report of what happened there; {@code null} for nothing. */
    HostReport take(ConnectionEvent event);
}
