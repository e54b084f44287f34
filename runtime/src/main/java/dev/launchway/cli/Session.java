package dev.launchway.cli;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Configured;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.ExpansionSettings;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.engine.expand.ModelWarning;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.RedactedEvents;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.report.JsonReport;
import dev.launchway.report.Output;
import dev.launchway.report.TextReport;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all commands work with.
 *
 * @param arguments what was asked for
 * @param context the process that runs it
 * @param source where the plan comes from
 * @param plan the plan of the service
 * @param commandLine what was asked for, as it was typed
 * @param secrets what none of its output shows: the secrets of the environments that it has configured
 */
record Session(
        Arguments arguments,
        ProcessContext context,
        PlanSource source,
        ServicePlan plan,
        String commandLine,
        KnownSecrets secrets) {

    Session(Arguments arguments, ProcessContext context, PlanSource source, ServicePlan plan, String commandLine) {
        this(arguments, context, source, plan, commandLine, new KnownSecrets());
    }

    static Mode mode(Arguments arguments) {
        if (arguments.command() != Command.LOCAL && arguments.command() != Command.REMOTE) {
            return Mode.CHECK;
        }
        return arguments.has(Option.PREDICT) ? Mode.PREDICT : Mode.DEPLOY;
    }

    /** What this program is made of. */
    static List<Path> classPath() {
        List<Path> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry).toAbsolutePath());
        }
        return classPath;
    }

    /** The environment of that name. */
    EnvironmentPlan environment(String name) throws UsageException {
        if (!plan.environments().contains(name)) {
            throw new UsageException(
                    "there is no environment '" + name + "'",
                    ArgumentParser.didYouMean(name, plan.environments(), "environments: "));
        }
        return plan.environment(name);
    }

    Expansion expansion() {
        Path home = Path.of(System.getProperty("user.home"));
        String platform = arguments.value(Option.PLATFORM);
        return new Expansion(
                plan,
                new ExpansionSettings(
                        context.directory(), home, platform.isEmpty() ? Optional.empty() : Optional.of(platform)));
    }

    /** Expands environments that lie elsewhere than here. */
    Expansion expansion(ExpansionSettings settings) {
        return new Expansion(plan, settings);
    }

    /** Configures an environment, after a look at its files. */
    ExpandedEnvironment expand(EnvironmentPlan environment, Expansion expansion)
            throws InvalidModelException, InterruptedException {
        source.checkFiles(environment);
        return mode(arguments) == Mode.CHECK && !arguments.has(Option.WITH_SECRETS)
                ? expansion.expandWithoutSecrets(environment)
                : expansion.expand(withSecrets(environment));
    }

    /** An environment with the values of its secrets; those who have some alone know how these are read. */
    EnvironmentPlan withSecrets(EnvironmentPlan environment) throws InvalidModelException, InterruptedException {
        return environment.secrets().isEmpty() ? environment : new SecretReading(this).read(environment);
    }

    /** Refuses an identity for a command that reads no secrets. */
    void requireUseOfIdentity() throws UsageException {
        if (arguments.has(Option.IDENTITY) && !arguments.has(Option.WITH_SECRETS)) {
            throw new UsageException(
                    "'" + arguments.command().word() + "' reads no secrets, and needs no identity",
                    "add --with-secrets, or leave out --identity");
        }
    }

    Output output() {
        return context.output(!arguments.has(Option.NO_COLOR));
    }

    /** The output that the options ask for. */
    EventSink report() {
        boolean verbose = arguments.has(Option.VERBOSE);
        return redacted(
                arguments.has(Option.JSON)
                        ? new JsonReport(context.out(), verbose)
                        : new TextReport(output(), verbose));
    }

    /** A sink that no secret of this session reaches. */
    EventSink redacted(EventSink sink) {
        return new RedactedEvents(secrets, sink);
    }

    /** The same output, with results on standard error: for a command whose standard output takes data alone. */
    static Output errorsOf(Output output) {
        return new Output(output.err(), output.errStyle(), output.err(), output.errStyle(), false);
    }

    /** Tells that an environment is configured, and what its components had to say. */
    void tell(ExpandedEnvironment expanded, String onlyHost, Duration took, EventSink sink) {
        int components = 0;
        for (ExpandedRoot root : expanded.roots()) {
            components += components(root.node());
        }
        secrets.addAll(expanded.secrets());
        sink.accept(new Configured(expanded.plan().name(), expanded.roots().size(), components, took));
        for (ExpandedRoot root : expanded.roots()) {
            String host = root.plan().host().name();
            if (onlyHost.isEmpty() || onlyHost.equals(host)) {
                for (ExpandedRoot.LogLine line : root.log()) {
                    sink.accept(new Message(host, line.breadcrumb(), line.text()));
                }
            }
        }
        for (ModelWarning warning : expanded.warnings()) {
            sink.accept(new Warning(
                    warning.code().id(),
                    expanded.plan().name(),
                    warning.message(),
                    warning.location(),
                    warning.help()));
        }
    }

    /** Tells what is wrong with a model. */
    static void tell(InvalidModelException invalid, EventSink sink) {
        for (ModelProblem problem : invalid.problems()) {
            Failure failure =
                    new Failure(problem.message(), problem.details(), problem.location(), problem.stackTrace());
            sink.accept(new Problem(
                    Trouble.MODEL_INVALID,
                    problem.code().id(),
                    problem.environment(),
                    problem.host(),
                    problem.breadcrumb(),
                    failure,
                    problem.help()));
        }
    }

    private static int components(Node node) {
        int components = 1;
        for (Node child : node.children()) {
            components += components(child);
        }
        return components;
    }
}
