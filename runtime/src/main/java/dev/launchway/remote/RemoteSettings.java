package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.rollout.RolloutSettings;
import dev.launchway.engine.rollout.StopRequest;
import java.time.Duration;
import java.util.List;

/**
 * How a remote run is to go.
 *
 * @param mode deployment or prediction
 * @param limit the hosts to deploy; empty for all
 * @param jobs how many hosts may be at work at once
 * @param full whether each component is looked at, whatever is proven
 * @param skipUnreachable whether hosts that cannot be reached are left out
 * @param patience how long a host may take to answer a question that makes it do nothing; components take as long as they take
 * @param mostSilence after how long without any sign of life of its agent a host is given up
 * @param stopAfterFailures how many hosts may fail before no other root component begins anywhere; 0 for any number
 * @param interrupted whether the user wants it to end
 * @param requester who wants it
 * @param commit the commit that the plan jar was built from; empty where that is not known
 * @param dirty whether there were uncommitted changes besides
 * @param begun {@link System#nanoTime} when the run began
 */
public record RemoteSettings(
        Mode mode,
        List<String> limit,
        int jobs,
        boolean full,
        boolean skipUnreachable,
        Duration patience,
        Duration mostSilence,
        int stopAfterFailures,
        StopRequest interrupted,
        Requester requester,
        String commit,
        boolean dirty,
        long begun) {

    /** For hosts that mean well: long enough for a machine under load. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Copies the hosts. */
    public RemoteSettings {
        limit = List.copyOf(limit);
    }

    /** A prediction finds out as much as it can. */
    RolloutSettings rollout() {
        return new RolloutSettings(jobs, mode == Mode.DEPLOY ? stopAfterFailures : 0, patience, interrupted, true);
    }
}
