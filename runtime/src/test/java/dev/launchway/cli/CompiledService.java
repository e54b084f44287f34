package dev.launchway.cli;

import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import java.nio.file.Path;
import java.util.Map;

/** Commands of a service that a test compiled. */
final class CompiledService {

    private final PlanSource source;
    private final Path directory;

    /**
     * By its classes.
     *
     * @param service what has the classes and resources of the service
     * @param directory the current directory of commands
     */
    CompiledService(ClassLoader service, Path directory) {
        this.directory = directory;
        source = new PlanSource() {
            @Override
            public ServicePlan find() throws InvalidModelException {
                return InstalledPlan.find(service);
            }

            @Override
            public void checkFiles(EnvironmentPlan environment) throws InvalidModelException {
                PackedFiles.check(environment, this);
            }

            @Override
            public ClassLoader resources() {
                return service;
            }
        };
    }

    /** Runs a command on a machine that no environment names. */
    Called run(String line) {
        return Called.with(directory, source, "elsewhere", Map.of(), line);
    }
}
