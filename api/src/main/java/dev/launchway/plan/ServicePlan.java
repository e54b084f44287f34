package dev.launchway.plan;

import java.util.List;

/**
 * The plan of a service, as the compiler proved it. The processor generates one subclass, found through {@code ServiceLoader}.
 */
public abstract class ServicePlan {

    /** For generated subclasses. */
    protected ServicePlan() {}

    /**
     * The names of the environments.
     *
     * @return sorted
     */
    public abstract List<String> environments();

    /**
     * The plan of one environment.
     *
     * @param name one of {@link #environments}
     * @return the plan, {@code null} for an unknown name
     */
    public abstract EnvironmentPlan environment(String name);

    /**
     * The components that extend another one on a platform.
     *
     * @param className the binary name of the class that is extended
     * @param platform the platform
     * @return binary names, in the order of qualified names
     */
    public abstract List<String> platformComponents(String className, String platform);

    /**
     * The platforms that some component names.
     *
     * @return sorted
     */
    public abstract List<String> platforms();

    /**
     * Where the classes of the service are found.
     *
     * @return the loader of this plan
     */
    public ClassLoader classLoader() {
        return getClass().getClassLoader();
    }
}
