package dev.launchway.engine.rollout;

import com.example.expand.Empty;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A rollout whose agents do nothing but write down what they are told. A script says what they report, one after the other:
 * {@code app is done}, {@code app fails}, {@code app is skipped} for what is at work on the host app, {@code app is lost},
 * {@code interrupt} for the user. An agent that was told to end does so when the script is through.
 */
final class ScriptedRun {

    private final TestEnvironment environment = new TestEnvironment("test");
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final List<String> roots = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int groups;
    private int jobs = 64;
    private int stopAfterFailures;
    private Duration patience = Duration.ofMinutes(1);
    private boolean interrupted;
    private ProvenRoots proven = ProvenRoots.NONE;

    /** A host with root components, an ignored one as {@code !name}. */
    ScriptedRun host(String host, String... names) {
        for (String name : names) {
            String plain = name.replace("!", "");
            environment.component(plain, Empty.class.getName());
            roots.add(plain);
        }
        environment.host(host, host, null, false, String.join(" ", names), "environments/test.toml:4:1");
        agents.put(host, new Agent(host));
        return this;
    }

    ScriptedRun awaits(String root, String... others) {
        List<String> members = new ArrayList<>();
        for (String other : others) {
            members.add(Integer.toString(roots.indexOf(other)));
        }
        environment.group("key" + groups, String.join(" ", members));
        environment.awaits(roots.indexOf(root), Integer.toString(groups++));
        return this;
    }

    /** The host takes no part, as with {@code --limit}. */
    ScriptedRun without(String host) {
        agents.remove(host);
        return this;
    }

    ScriptedRun jobs(int most) {
        jobs = most;
        return this;
    }

    ScriptedRun stopAfterFailures(int most) {
        stopAfterFailures = most;
        return this;
    }

    /** They are proven to be unchanged; each has two components. */
    ScriptedRun proven(String... names) {
        List<String> all = List.of(names);
        proven = new ProvenRoots() {
            @Override
            public boolean isProven(int root) {
                return all.contains(roots.get(root));
            }

            @Override
            public int tell(int root) {
                log.add(roots.get(root) + " is proven");
                return 2;
            }
        };
        return this;
    }

    /** The agent does not say that it has ended, and nobody waits for that. */
    ScriptedRun silent(String host) {
        agents.get(host).silent = true;
        patience = Duration.ZERO;
        return this;
    }

    /** What the agents were told and what was told of them, with the reports of the script between, marked by an arrow. */
    List<String> log() {
        return log;
    }

    RunResult run(String... reports) throws InvalidModelException, InterruptedException {
        StringBuilder order = new StringBuilder();
        for (int root = 0; root < roots.size(); root++) {
            order.append(' ').append(root);
        }
        EnvironmentPlan plan = environment.configureOrder(order.toString()).build();
        Path base = Path.of("/base");
        ExpandedEnvironment model =
                new Expansion(new Service(), new ExpansionSettings(base, base, Optional.empty())).expand(plan);
        RolloutSettings settings = new RolloutSettings(jobs, stopAfterFailures, patience, () -> interrupted, true);
        Deque<String> script = new ArrayDeque<>(List.of(reports));
        return new Rollout(model, List.copyOf(agents.values()), proven, settings, this::tell).run(() -> next(script));
    }

    private HostReport next(Deque<String> script) {
        if (script.isEmpty()) {
            for (Agent agent : agents.values()) {
                if (agent.ending) {
                    agent.ending = false;
                    return agent.silent ? null : new HostReport.Ended(agent);
                }
            }
            if (patience.isZero()) {
                return null;
            }
            throw new AssertionError("nobody has anything left to report: " + String.join("\n", log));
        }
        String report = script.remove();
        log.add("-> " + report);
        if (report.equals("interrupt")) {
            interrupted = true;
            return null;
        }
        String[] words = report.split(" ", 2);
        Agent agent = agents.get(words[0]);
        return switch (words[1]) {
            case "is done" -> new HostReport.RootEnded(agent, Outcome.CHANGED, 1, 2);
            case "fails" -> new HostReport.RootEnded(agent, Outcome.FAILED, 0, 1);
            case "is skipped" -> new HostReport.RootEnded(agent, Outcome.SKIPPED, 0, 0);
            case "is lost" -> new HostReport.Lost(agent, "the connection broke");
            default -> throw new IllegalArgumentException(report);
        };
    }

    private void tell(RunEvent event) {
        if (event instanceof RunEvent.RootFinished root) {
            log.add(root.root() + " " + root.outcome().name().toLowerCase(Locale.ROOT)
                    + (root.why().isEmpty() ? "" : ": " + root.why()));
        } else if (event instanceof RunEvent.ComponentFailed failed) {
            log.add(failed.breadcrumb() + " failed: " + failed.failure().message());
        } else if (event instanceof RunEvent.HostLost lost) {
            log.add(lost.host() + " " + lost.failure().message());
        } else {
            log.add(event.toString());
        }
    }

    /** Writes down what it is told. */
    private final class Agent implements HostAgent {

        private final String host;
        private boolean ending;
        private boolean silent;

        Agent(String host) {
            this.host = host;
        }

        @Override
        public String host() {
            return host;
        }

        @Override
        public void deploy(int root) {
            log.add(host + ": deploy " + roots.get(root));
        }

        @Override
        public void interrupt() {
            log.add(host + ": interrupt");
        }

        @Override
        public void end(boolean complete) {
            ending = true;
            log.add(host + ": end" + (complete ? "" : ", incomplete"));
        }

        @Override
        public void abandon() {
            log.add(host + ": abandon");
        }
    }

    private static final class Service extends ServicePlan {

        @Override
        public List<String> environments() {
            return List.of("test");
        }

        @Override
        public EnvironmentPlan environment(String name) {
            return null;
        }

        @Override
        public List<String> platformComponents(String className, String platform) {
            return List.of();
        }

        @Override
        public List<String> platforms() {
            return List.of();
        }
    }
}
