package dev.launchway.benchmarks;

import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.RemoteRun;
import dev.launchway.remote.RemoteSettings;
import dev.launchway.remote.bootstrap.Bootstrap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The controller of {@link Fleet}: one run on hosts that are simulated; in a process of its own. */
public final class FleetRun {

    /** A busy machine is no lost host. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private FleetRun() {}

    /**
     * Runs, and prints how many components there were and how much memory is still in use.
     *
     * @param args the directory of the service's classes, the name of an environment, {@code proven} or {@code agents}, and a
     *     directory for the hosts
     * @throws Exception when something fails
     */
    public static void main(String[] args) throws Exception {
        ServicePlan plan = InstalledPlan.find(FleetRun.class.getClassLoader());
        Path directory = Path.of(args[3]);
        RemoteSettings settings = new RemoteSettings(
                Mode.DEPLOY,
                List.of(),
                64,
                args[2].equals("agents"),
                false,
                PATIENCE,
                PATIENCE,
                0,
                () -> false,
                new Requester("", "", "", ""),
                "",
                false,
                System.nanoTime());
        FleetHosts hosts = new FleetHosts(directory.resolve("hosts"));
        RemoteRun run = new RemoteRun(
                plan,
                plan.environment(args[1]),
                settings,
                new RemoteRun.Controller(
                        "fleet",
                        directory,
                        Optional.empty(),
                        kind -> hosts,
                        new Bootstrap(List.of(Path.of(args[0])), directory.resolve("cache")),
                        directory.resolve("cache"),
                        count -> true,
                        model -> {}),
                event -> {
                    if (event instanceof RunEvent.Problem problem) {
                        System.err.println(problem);
                    }
                });
        RunResult result = run.run();
        if (!result.troubles().isEmpty() || result.failed() + result.skipped() + result.lost() > 0) {
            throw new IllegalStateException(result.toString());
        }
        System.gc();
        Runtime memory = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%d %d%n",
                result.changed() + result.unchanged(),
                (memory.totalMemory() - memory.freeMemory()) >> 10);
    }
}
