package dev.launchway.remote;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.HostUnfitException;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all hosts of an environment which plan they run. Nothing is made or changed anywhere. */
public final class StatusRun {

    private static final int AT_ONCE = 64;

    private final EnvironmentPlan environment;
    private final Transports transports;

    /**
     * Prepares to ask.
     *
     * @param environment the environment
     * @param transports the ways to hosts
     */
    public StatusRun(EnvironmentPlan environment, Transports transports) {
        this.environment = environment;
        this.transports = transports;
    }

    /**
     * What a host said.
     *
     * @param host its name
     * @param deployed what was last deployed, by key: {@code plan}, {@code commit}, {@code dirty}, {@code user}, {@code machine}, {@code when},
     *     {@code state}, {@code environment}; empty when nothing was
     * @param problem why it cannot say; empty when it can
     * @param help what to do about that
     */
    public record HostStatus(String host, Map<String, String> deployed, String problem, String help) {}

    /**
     * Asks.
     *
     * @param hosts the hosts to ask
     * @return what each said, in the same order
     * @throws InterruptedException when this thread is interrupted
     */
    public List<HostStatus> run(List<HostPlan> hosts) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, hosts.size())), task -> {
            Thread thread = new Thread(task, "status");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<HostStatus>> answers = new ArrayList<>();
            for (HostPlan host : hosts) {
                answers.add(threads.submit(() -> ask(new HostAccess(environment, host))));
            }
            List<HostStatus> all = new ArrayList<>();
            for (Future<HostStatus> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private HostStatus ask(HostAccess access) {
        String name = access.host().name();
        try (Connection connection = transports.of(access.kind()).connect(access.destination())) {
            return new HostStatus(
                    name,
                    Bootstrap.deployed(connection, access.place(connection.user()), RemoteSettings.PATIENCE),
                    "",
                    "");
        } catch (ConnectFailedException e) {
            return new HostStatus(name, Map.of(), e.getMessage(), e.help());
        } catch (HostUnfitException e) {
            return new HostStatus(name, Map.of(), e.getMessage(), e.help());
        } catch (IllegalArgumentException e) {
            return new HostStatus(name, Map.of(), e.getMessage(), "");
        }
    }
}
