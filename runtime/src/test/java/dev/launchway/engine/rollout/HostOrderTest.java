package dev.launchway.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.TestEnvironment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which hosts are needed first. */
class HostOrderTest {

    /** A web server that waits for both applications, of which one waits for the database; and something on a host of its own. */
    private static EnvironmentPlan shop() {
        return new TestEnvironment("shop")
                .component("web", "com.example.Web")
                .component("app", "com.example.App")
                .component("db", "com.example.Db")
                .component("cron", "com.example.Cron")
                .host("web01", "web01", null, false, "web", "x.toml:1:1")
                .host("app01", "app01", null, false, "app", "x.toml:2:1")
                .host("app02", "app02", null, false, "app", "x.toml:3:1")
                .host("db01", "db01", null, false, "db", "x.toml:4:1")
                .host("cron01", "cron01", null, false, "cron", "x.toml:5:1")
                .group("app", "1 2")
                .group("db", "3")
                .awaits(0, "0")
                .awaits(1, "1")
                .build();
    }

    @Test
    void thoseComeFirstThatWaitForNobody() {
        assertThat(HostOrder.of(shop(), List.of("web01", "app01", "app02", "db01", "cron01")))
                .containsExactly("app02", "db01", "cron01", "app01", "web01");
    }

    @Test
    void nobodyWaitsForWhatIsNotDeployed() {
        assertThat(HostOrder.of(shop(), List.of("web01", "app01"))).containsExactly("app01", "web01");
        assertThat(HostOrder.of(shop(), List.of("app01", "cron01"))).containsExactly("app01", "cron01");
    }
}
