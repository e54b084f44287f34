package dev.launchway.agent.protocol;

import dev.launchway.plan.HostPlan;
import java.util.List;

/** What a host can be told, as it travels: the same bytes for the same in every process. */
public final class TravellingBytes {

    private TravellingBytes() {}

    /**
     * Of an assignment.
     *
     * @param assignment a host's part of an environment
     * @return bytes
     */
    public static byte[] of(Assignment assignment) {
        Encoder to = new Encoder();
        AssignmentCodec.write(to, assignment);
        return to.toByteArray();
    }

    /**
     * Of the answer to {@link FromAgent.AskHosts}.
     *
     * @param hosts all hosts of an environment, in order
     * @return bytes
     */
    public static byte[] of(List<HostPlan> hosts) {
        Encoder to = new Encoder();
        to.list(hosts, AssignmentCodec::writeHost);
        return to.toByteArray();
    }
}
