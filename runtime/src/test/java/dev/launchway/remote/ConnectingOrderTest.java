package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.rollout.HostOrder;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More hosts than are connected to at once. */
class ConnectingOrderTest {

    private static final int AT_ONCE = 64;
    private static final int MANY = AT_ONCE + 6;

    @TempDir
    Path directory;

    /** Refuses each, once as many are being connected to as may be. */
    private static final class Refusing implements Transport {
        private final List<String> begun = new CopyOnWriteArrayList<>();
        private final CountDownLatch full = new CountDownLatch(AT_ONCE);
        private final AtomicInteger atWork = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.add(destination.host());
            full.countDown();
            try {
                full.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atWork.decrementAndGet();
            throw new ConnectFailedException(ConnectFailedException.Reason.UNREACHABLE, "nobody is there", "");
        }
    }

    /** The first host of the environment waits for all others. */
    private static EnvironmentPlan environment() {
        TestEnvironment environment = new TestEnvironment("shop")
                .component("web", "com.example.Web")
                .component("app", "com.example.App")
                .host("web", "web", null, false, "web", "x.toml:1:1");
        for (int i = 1; i <= MANY; i++) {
            environment.host("app" + i, "app" + i, null, false, "app", "x.toml:2:1");
        }
        String apps = IntStream.rangeClosed(1, MANY).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        return environment.group("app", apps).awaits(0, "0").build();
    }

    @Test
    void whoWaitsForOthersIsConnectedToAfterThem() throws Exception {
        EnvironmentPlan plan = environment();
        List<String> names = plan.hostPlans().stream().map(HostPlan::name).toList();
        Refusing transport = new Refusing();
        try (HostConnections connections = new HostConnections(
                plan,
                plan.hostPlans(),
                kind -> transport,
                new Bootstrap(List.of(), directory),
                SimulatedRun.settings(SimulatedRun.PATIENCE, 0))) {
            connections.open(HostOrder.of(plan, names));
            for (int refused = 0; refused < names.size(); refused++) {
                assertThat(connections.next()).isInstanceOf(ConnectionEvent.Refused.class);
            }
        }

        assertThat(transport.begun).hasSize(names.size());
        assertThat(transport.begun.indexOf("web")).isGreaterThanOrEqualTo(AT_ONCE);
        assertThat(transport.most).hasValueLessThanOrEqualTo(AT_ONCE);
    }
}
