package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent.Mode;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How a remote run is to go.
 *
 * @param mode deployment or prediction
 * @param limit the hosts to deploy; empty for all
 * @param jobs how many hosts may be at work at once
 * @param skipUnreachable whether hosts that cannot be reached are left out
 * @param interrupted whether the user wants it to end
 * @param requester who wants it
 * @param commit the commit that the plan jar was built from; empty where that is not known
 * @param begun {@link System#nanoTime} when the run began
 */
public record RemoteSettings(
        Mode mode,
        List<String> limit,
        int jobs,
        boolean skipUnreachable,
        BooleanSupplier interrupted,
        Requester requester,
        String commit,
        long begun) {

    /** Copies the hosts. */
    public RemoteSettings {
        limit = List.copyOf(limit);
    }
}
