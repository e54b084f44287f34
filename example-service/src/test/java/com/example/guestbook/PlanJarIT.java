package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the plan jar of the build where nothing is deployed. */
class PlanJarIT {

    @TempDir
    Path home;

    @Test
    void checksAllEnvironments() {
        Variant.BUILT.run(home, "check").succeeded();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void predictsAFirstDeploymentAndCreatesNothing() {
        Run predicted = Variant.BUILT.run(home, "local", "dev", "--predict");

        assertThat(predicted.stdout() + predicted.stderr()).contains("guestbook.properties", "crontab");
        assertThat(predicted.exitCode()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void plansTheHostsOfStaging() {
        assertThat(Variant.BUILT.run(home, "plan", "staging").succeeded().stdout())
                .contains("web01", "app01", "db01", "mon01", "postgresql-primary");
    }

    @Test
    void plansAll27HostsOfProduction() {
        String plan = Variant.BUILT.run(home, "plan", "production").succeeded().stdout();

        assertThat(plan)
                .startsWith("production: 27 hosts")
                .contains("haproxy, log-forwarding on debian", "guestbook:web, logrotate", "postgresql-replica")
                .contains("lb01", "web", "app", "worker", "cache", "db01", "backup01", "mail01", "mon01", "log01");
    }

    @Test
    void namesTheNearestEnvironmentForAnUnknownOne() {
        Run run = Variant.BUILT.run(home, "plan", "prodution");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.stderr()).contains("production");
    }
}
