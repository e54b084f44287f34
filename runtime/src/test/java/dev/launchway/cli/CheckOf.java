package dev.launchway.cli;

import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import java.nio.file.Path;
import java.util.Map;

/** {@code check} of a service that a test compiled. */
public final class CheckOf {

    private CheckOf() {}

    /**
     * Checks all environments.
     *
     * @param service what has the classes and resources of the service
     * @param directory the current directory of the command
     * @return what the command writes to standard error
     */
    public static String service(ClassLoader service, Path directory) {
        PlanSource source = new PlanSource() {
            @Override
            public ServicePlan find() throws InvalidModelException {
                return InstalledPlan.find(service);
            }

            @Override
            public void checkFiles(EnvironmentPlan environment) throws InvalidModelException {
                InstalledPlan.checkFiles(environment, service);
            }
        };
        return Called.with(directory, source, "elsewhere", Map.of(), "check").err();
    }
}
