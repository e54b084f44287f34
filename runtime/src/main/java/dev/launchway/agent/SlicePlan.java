package dev.launchway.agent;

import dev.launchway.agent.protocol.Assignment;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import java.util.List;

/** What an agent knows of the service's plan: what its assignment says. */
final class SlicePlan extends ServicePlan {

    private final Assignment assignment;
    private final EnvironmentPlan environment;

    SlicePlan(Assignment assignment, EnvironmentPlan environment) {
        this.assignment = assignment;
        this.environment = environment;
    }

    @Override
    public List<String> environments() {
        return List.of(environment.name());
    }

    @Override
    public EnvironmentPlan environment(String name) {
        return environment;
    }

    @Override
    public List<String> platformComponents(String className, String platform) {
        return assignment.platformComponents().getOrDefault(className, List.of());
    }

    @Override
    public List<String> platforms() {
        return List.of();
    }

    /** The layers of service and framework are on one class path; the thread's loader knows both. */
    @Override
    public ClassLoader classLoader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
