package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.EnvironmentSource;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports environments without hosts; one that others extend may leave the hosts to them. */
final class EmptyEnvironments {

    private EmptyEnvironments() {}

    /**
     * Looks for environments without hosts.
     *
     * @param environments all environments
     * @param diagnostics where faults go
     */
    static void check(List<EnvironmentModel> environments, Diagnostics diagnostics) {
        Set<String> bases = new HashSet<>();
        for (EnvironmentModel environment : environments) {
            environment.files().stream()
                    .skip(1)
                    .map(EnvironmentSource::fileName)
                    .forEach(bases::add);
        }
        for (EnvironmentModel environment : environments) {
            if (environment.hosts().isEmpty()
                    && environment.gaps().isEmpty()
                    && !bases.contains(environment.fileName())) {
                diagnostics.add(Diagnostic.error(
                                Code.LW333_NO_HOSTS,
                                "environment '" + environment.name() + "' has no hosts, so it deploys nothing")
                        .help("write [hosts] with a line for each, as in web01 = [\"nginx\"]")
                        .in(Location.startOf(environment.fileName()).toString()));
            }
        }
    }
}
