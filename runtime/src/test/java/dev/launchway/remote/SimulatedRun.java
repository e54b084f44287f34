package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** A deployment whose hosts are directories: their agents run in this process. */
final class SimulatedRun {

    /** For many hosts on a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private SimulatedRun() {}

    /** Deploys an environment; host {@code x} has its files in {@code hosts/x} of the directory. */
    static RunResult of(Path directory, Compilers.Result compiled, String environment, List<RunEvent> events)
            throws Exception {
        return of(directory, compiled, environment, events, new SimulatedHosts(directory.resolve("hosts")));
    }

    /** The same, with a transport of one's own. */
    static RunResult of(
            Path directory, Compilers.Result compiled, String environment, List<RunEvent> events, Transport transport)
            throws Exception {
        return of(directory, compiled, environment, events, transport, settings(PATIENCE, 0));
    }

    /** How hosts are waited for, and after how many failures the run stops; all hosts one after the other then. */
    static RemoteSettings settings(Duration mostSilence, int stopAfterFailures) {
        return settings(mostSilence, stopAfterFailures, false);
    }

    /** The same, where everything is looked at or what is proven is not. */
    static RemoteSettings settings(Duration mostSilence, int stopAfterFailures, boolean full) {
        return new RemoteSettings(
                Mode.DEPLOY,
                List.of(),
                stopAfterFailures == 0 ? 64 : 1,
                full,
                false,
                PATIENCE,
                mostSilence,
                stopAfterFailures,
                () -> false,
                new Requester("", "", "", ""),
                "",
                false,
                System.nanoTime());
    }

    /** The same, with settings of one's own. */
    static RunResult of(
            Path directory,
            Compilers.Result compiled,
            String environment,
            List<RunEvent> events,
            Transport transport,
            RemoteSettings settings)
            throws Exception {
        Bootstrap bootstrap = new Bootstrap(List.of(compiled.classes()), directory.resolve("cache"));
        return of(directory, compiled, environment, events, transport, settings, bootstrap);
    }

    /** The same, with layers of one's own. */
    static RunResult of(
            Path directory,
            Compilers.Result compiled,
            String environment,
            List<RunEvent> events,
            Transport transport,
            RemoteSettings settings,
            Bootstrap bootstrap)
            throws Exception {
        return of(
                directory, compiled, environment, events, transport, settings, bootstrap, plan -> plan, hosts -> true);
    }

    /** The same, with changes to the environment before anything is configured. */
    static RunResult of(
            Path directory,
            Compilers.Result compiled,
            String environment,
            List<RunEvent> events,
            Transport transport,
            RemoteSettings settings,
            Bootstrap bootstrap,
            UnaryOperator<EnvironmentPlan> change)
            throws Exception {
        return of(directory, compiled, environment, events, transport, settings, bootstrap, change, hosts -> true);
    }

    /** The same, with an answer to the question whether to deploy. */
    static RunResult of(
            Path directory,
            Compilers.Result compiled,
            String environment,
            List<RunEvent> events,
            Transport transport,
            RemoteSettings settings,
            Bootstrap bootstrap,
            UnaryOperator<EnvironmentPlan> change,
            IntPredicate confirmed)
            throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled.classes().toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            ServicePlan plan = InstalledPlan.find(loader);
            return run(
                    directory,
                    new RemoteRun(
                            plan,
                            change.apply(plan.environment(environment)),
                            settings,
                            new RemoteRun.Controller(
                                    "simulated",
                                    directory,
                                    Optional.empty(),
                                    kind -> transport,
                                    bootstrap,
                                    directory.resolve("cache"),
                                    confirmed,
                                    model -> {}),
                            events::add));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static RunResult run(Path directory, RemoteRun run) throws Exception {
        try {
            return run.run();
        } finally {
            SimulatedHosts.awaitAgents(directory);
        }
    }
}
