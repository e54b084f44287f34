package dev.launchway.cli;

import dev.launchway.cli.overview.SudoersJson;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Expansion;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.privilege.Right;
import dev.launchway.engine.privilege.SudoersFile;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.DeployedHosts;
import dev.launchway.remote.DeploymentUsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code plan ENV --sudoers}: what sudo has to allow on each host, found without a connection. */
final class SudoersOverview {

    private final Session session;
    private final EnvironmentPlan environment;
    private final DeploymentUsers users;

    SudoersOverview(Session session, EnvironmentPlan environment) {
        this.session = session;
        this.environment = environment;
        this.users = new DeploymentUsers(
                environment, System.getProperty("user.name"), Path.of(System.getProperty("user.home")));
    }

    String text(boolean json) throws UsageException, InvalidModelException, InterruptedException {
        List<SudoersFile> files = files();
        if (json) {
            return SudoersJson.of(environment.name(), files);
        }
        StringBuilder text = new StringBuilder();
        for (SudoersFile file : files) {
            text.append(text.isEmpty() ? "" : "\n").append(file.text());
        }
        return text.toString();
    }

    private List<SudoersFile> files() throws UsageException, InvalidModelException, InterruptedException {
        List<String> limit =
                new HostSelection(environment).limit(session.arguments().value(Option.ONLY_HOST));
        String platform = session.arguments().value(Option.PLATFORM);
        Expansion expansion =
                session.expansion(users.places(platform.isEmpty() ? Optional.empty() : Optional.of(platform)));
        ExpandedEnvironment expanded = session.expand(environment, expansion);
        DeployedHosts deployed = new DeployedHosts(expanded.plan(), limit);
        List<SudoersFile> files = new ArrayList<>();
        for (HostPlan host : deployed.hosts()) {
            files.add(file(expanded, host));
        }
        if (files.isEmpty()) {
            session.context().err().println("note: there is no host to print rules for: " + deployed.whyNone());
        }
        return files;
    }

    private SudoersFile file(ExpandedEnvironment expanded, HostPlan host) {
        Map<String, List<Right>> rights = new LinkedHashMap<>();
        for (ExpandedRoot root : expanded.roots()) {
            if (root.plan().host().name().equals(host.name()) && !root.plan().ignored()) {
                root.node().rightsWithin().forEach((component, all) -> rights.computeIfAbsent(
                                component, none -> new ArrayList<>())
                        .addAll(all));
            }
        }
        return new SudoersFile(
                environment.name(),
                host.name(),
                users.deploying(host),
                users.loggingIn(host),
                host.platform().orElse(""),
                rights);
    }
}
