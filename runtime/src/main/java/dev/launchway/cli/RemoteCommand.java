package dev.launchway.cli;

import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.DeployedHosts;
import dev.launchway.remote.RemoteRun;
import dev.launchway.remote.RemoteSettings;
import dev.launchway.remote.StatusRun;
import dev.launchway.remote.StatusRun.HostStatus;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.text.Moments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code remote}: deploys an environment on its hosts, or predicts that. */
final class RemoteCommand extends RunCommand {

    private static final int JOBS = 64;

    private final BuiltFrom builtFrom;
    private final SshTransports transports;
    private RemoteSettings settings;
    private Confirmation confirmation;

    RemoteCommand(Session session) {
        super(session);
        this.transports =
                new SshTransports(session.context().variables(), Path.of(System.getProperty("java.io.tmpdir")));
        this.builtFrom = BuiltFrom.read(session.plan().getClass().getClassLoader());
    }

    int run() throws UsageException {
        EnvironmentPlan environment = environment();
        List<String> limit =
                new HostSelection(environment).limit(session.arguments().value(Option.LIMIT));
        settings = settings(environment, limit);
        transports.prepare(environment);
        if (session.arguments().has(Option.STATUS)) {
            return status(environment, limit);
        }
        confirmation = new Confirmation(session, environment, mode, interrupt);
        if ("true".equals(environment.setting("require-clean"))
                && mode == Mode.DEPLOY
                && !session.arguments().has(Option.DIRTY)) {
            builtFrom.requireClean(environment.name());
        }
        confirmation.requireTerminal();
        return run(environment, names(environment, limit));
    }

    private RemoteSettings settings(EnvironmentPlan environment, List<String> limit) throws UsageException {
        return new RemoteSettings(
                mode,
                limit,
                count(Option.JOBS, environment, "jobs", JOBS),
                session.arguments().has(Option.FULL),
                session.arguments().has(Option.SKIP_UNREACHABLE),
                RemoteSettings.PATIENCE,
                ToAgent.Alive.MOST_SILENCE,
                count(Option.MAX_FAILURES, environment, "stop-after-failures", 0),
                interrupt,
                requester(),
                builtFrom.commit(),
                builtFrom.dirty(),
                begun);
    }

    @Override
    RunResult deploy(EnvironmentPlan environment, EventSink sink) throws InvalidModelException, InterruptedException {
        session.source().checkFiles(environment);
        EnvironmentPlan complete =
                session.withSecrets(environment); // a question for a passphrase is ended by Ctrl-C as ever
        interrupt.begin();
        return new RemoteRun(session.plan(), complete, settings, controller(sink), sink).run();
    }

    private static Bootstrap bootstrap(Path caches) {
        return new Bootstrap(Session.classPath(), caches);
    }

    private RemoteRun.Controller controller(EventSink sink) {
        Path home = Path.of(System.getProperty("user.home"));
        Path caches = session.context().caches();
        String platform = session.arguments().value(Option.PLATFORM);
        return new RemoteRun.Controller(
                System.getProperty("user.name"),
                home,
                platform.isEmpty() ? Optional.empty() : Optional.of(platform),
                transports,
                bootstrap(caches),
                caches,
                confirmation,
                expanded -> session.tell(expanded, "", Duration.ofNanos(System.nanoTime() - begun), sink));
    }

    private int status(EnvironmentPlan environment, List<String> limit) {
        List<HostPlan> hosts = new ArrayList<>();
        for (HostPlan host : environment.hostPlans()) {
            if (!host.ignored() && (limit.isEmpty() || limit.contains(host.name()))) {
                hosts.add(host);
            }
        }
        if (hosts.isEmpty()) {
            session.context()
                    .err()
                    .println("note: there is no host to ask: " + new DeployedHosts(environment, limit).whyNone());
            return ExitCode.DONE;
        }
        List<HostStatus> all;
        try {
            all = new StatusRun(environment, transports).run(hosts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        RemoteStatus shown = new RemoteStatus(hash());
        if (session.arguments().has(Option.JSON)) {
            shown.json(all, session.context().out());
        } else {
            shown.text(all, session.output());
        }
        boolean unreachable = all.stream().anyMatch(one -> !one.problem().isEmpty());
        return unreachable ? ExitCode.UNREACHABLE : ExitCode.DONE;
    }

    private String hash() {
        try {
            return bootstrap(session.context().caches()).hash();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Requester requester() {
        return new Requester(
                System.getProperty("user.name"), session.context().machine(), Moments.now(), session.commandLine());
    }

    /** A number from 1 that the command line says, else the environment. */
    private int count(Option option, EnvironmentPlan environment, String key, int otherwise) throws UsageException {
        String value = session.arguments().value(option);
        if (value.isEmpty()) {
            String setting = environment.setting(key);
            return setting == null ? otherwise : Integer.parseInt(setting);
        }
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw noCount(option, value);
        }
        throw noCount(option, value);
    }

    private static UsageException noCount(Option option, String value) {
        return new UsageException(option.longName() + " takes a number from 1, not '" + value + "'", "");
    }

    private static List<String> names(EnvironmentPlan environment, List<String> limit) {
        return new DeployedHosts(environment, limit)
                .hosts().stream().map(HostPlan::name).toList();
    }
}
