package dev.launchway.agent.protocol;

import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.agent.protocol.ToAgent.Requester;

/**
 * What is written down on a target of the plan that it runs, in {@code .launchway/deployed}.
 *
 * @param environment the environment
 * @param plan the plan
 * @param requester who deployed it
 * @param complete whether all of it was deployed
 */
public record DeployedRecord(String environment, DeployedPlan plan, Requester requester, boolean complete) {

    /**
     * The record as it is written.
     *
     * @return a line {@code key=value} each
     */
    public String text() {
        return "environment=" + line(environment)
                + "\nplan=" + line(plan.hash())
                + "\ncommit=" + line(plan.commit())
                + (plan.dirty() ? "\ndirty=true" : "")
                + "\nuser=" + line(requester.user())
                + "\nmachine=" + line(requester.machine())
                + "\nwhen=" + line(requester.since())
                + "\nstate=" + (complete ? "complete" : "incomplete") + "\n";
    }

    private static String line(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }
}
