package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.testing.CountedSha256;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys under which hosts keep facts, of small and of large environments. */
class FactKeysTest {

    @TempDir
    Path directory;

    /** Everything that is said of an environment's hosts is part of each key. */
    @Test
    void aHostCostsTheSameHoweverManyThereAre() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.fleet;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Node {
                            @Attribute int port = 8080;
                        }
                        """)
                .resource("environments/small.toml", "[hosts]\n\"node[001..010]\" = [\"node\"]\n")
                .resource("environments/large.toml", "[hosts]\n\"node[001..400]\" = [\"node\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();

        assertThat(hashedForOneHost(compiled, "large")).isEqualTo(hashedForOneHost(compiled, "small"));
    }

    /** In bytes; all keys are different. */
    private long hashedForOneHost(Compilers.Result compiled, String environment) throws Exception {
        ServicePlan plan = InstalledPlan.find(compiled.loader());
        ExpandedEnvironment model = new Expansion(plan, new ExpansionSettings(directory, directory, Optional.empty()))
                .expand(plan.environment(environment));
        Bootstrap bootstrap = new Bootstrap(List.of(compiled.classes()), directory.resolve("cache"));
        FactKeys keys = new FactKeys(model, new NeedsOfHosts(model), bootstrap);
        Assignments assignments = new Assignments(plan, model);
        List<HostPlan> hosts = model.plan().hostPlans();
        keys.of(assignments.of(hosts.get(0)));
        Set<String> all = new HashSet<>();
        long bytes;
        try (CountedSha256 counted = CountedSha256.install()) {
            for (HostPlan host : hosts) {
                all.addAll(keys.of(assignments.of(host)).values());
            }
            bytes = counted.bytes();
        }
        assertThat(all).hasSameSizeAs(hosts);
        return bytes / hosts.size();
    }
}
