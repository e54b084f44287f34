package com.example.guestbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    /** Whatever is packed is listed with its licence, and nothing else is. */
    @Test
    void containsTheLicenceOfEachLibrary() throws IOException {
        Set<String> listed = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        List<String> unlisted = new ArrayList<>();
        try (JarFile plan = new JarFile(Variant.PLAN_JAR.toFile())) {
            String licenses = read(plan, "dev/launchway/licenses.txt");
            for (String line :
                    licenses.lines().filter(one -> one.contains(" | ")).skip(1).toList()) {
                String[] parts = line.split(" \\| ", -1);
                listed.addAll(List.of(parts[1].split(" ", -1)));
                for (String licence : parts[2].split(" ", -1)) {
                    assertThat(licenses).contains("\n---- " + licence + "\n");
                }
            }
            for (JarEntry entry : Collections.list(plan.entries())) {
                String name = entry.getName();
                Optional<String> library =
                        listed.stream().filter(name::startsWith).findFirst();
                library.ifPresent(used::add);
                boolean ours =
                        name.matches("(com/example|dev/launchway|environments|META-INF/services|META-INF/launchway)/.*"
                                + "|META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|LICENSE\\.txt|NOTICE\\.txt)");
                if (!entry.isDirectory() && library.isEmpty() && !ours) {
                    unlisted.add(name);
                }
            }
            assertThat(unlisted).isEmpty();
            assertThat(plan.getEntry("META-INF/services/javax.annotation.processing.Processor"))
                    .isNull();
            assertThat(used).isEqualTo(listed);
            assertThat(read(plan, "dev/launchway/LICENSE")).contains("Apache License", "Version 2.0");
            assertThat(read(plan, "META-INF/LICENSE")).isEqualTo(read(plan, "dev/launchway/LICENSE"));
            assertThat(read(plan, "META-INF/NOTICE")).startsWith("Launchway\n");
            assertThat(read(plan, "META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch");
        }
    }

    private static String read(JarFile jar, String name) throws IOException {
        assertThat(jar.getEntry(name)).as(name).isNotNull();
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8).strip();
    }

    @Test
    void namesTheNearestEnvironmentForAnUnknownOne() {
        Run run = Variant.BUILT.run(home, "plan", "prodution");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.stderr()).contains("production");
    }
}
