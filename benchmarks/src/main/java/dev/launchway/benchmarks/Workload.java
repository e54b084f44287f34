package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** What a row of {@link Remote} deploys, as its environment {@code dev}. */
interface Workload {

    /**
     * Makes a service; its hosts are {@link TestHosts#name}.
     *
     * @param directory where it goes
     * @param hosts how many hosts it has
     */
    Project project(Path directory, int hosts) throws IOException;

    /**
     * Changes the template of one file, on all hosts that have it.
     *
     * @param project the service, which was compiled
     * @param version another one for each change
     * @return the file's path below the work directory
     */
    String change(Project project, int version) throws IOException;
}
