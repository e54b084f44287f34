package dev.launchway.cli;

import com.example.cli.App;
import com.example.cli.Front;
import com.example.cli.Gate;
import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.GeneratedPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.text.GeneratedCode;
import java.nio.file.Path;
import java.util.List;

/**
 * A service with the environments dev (one host), staging (six hosts; an ignored host, an ignored root), broken and broken-too
 * (a configure that throws, on two hosts), asleep (all hosts are ignored), empty (no host), confirmed (asks before it deploys), failing (an update that throws) and gated (an update that waits for {@code gate}, a
 * named pipe in the current directory).
 */
public final class TestService extends GeneratedPlan implements PlanSource {

    private boolean found = true;

    /** Called by the service loader, too. */
    public TestService() {
        super(GeneratedCode.VERSION, """
                environment asleep
                environment broken
                environment broken-too
                environment confirmed
                environment dev
                environment empty
                environment failing
                environment gated
                environment staging
                """);
    }

    /** As if the processor had not run. */
    TestService missing() {
        found = false;
        return this;
    }

    @Override
    public ServicePlan find() throws InvalidModelException {
        if (!found) {
            throw new InvalidModelException(List.of(new ModelProblem(
                    Code.LW161_NO_PLAN, "", "", "", "there is no plan", List.of(), "", "build again", "")));
        }
        return this;
    }

    @Override
    public void checkFiles(EnvironmentPlan environment) {}

    @Override
    public List<Finding> compilerFindings() {
        Finding finding = Finding.of(
                        Code.LW325_UNUSED_OVERRIDE,
                        Severity.WARNING,
                        "no host runs component 'front', which is set here")
                .help("assign the component to a host, or delete the section")
                .at(new Place("environments/x.toml", 9, 1));
        return found ? List.of(finding) : List.of();
    }

    @Override
    public Path program() {
        return Path.of("shop", "target", "plan.jar");
    }

    @Override
    protected EnvironmentPlan environment(int number) {
        String name = environments().get(number);
        return switch (name) {
            case "dev" ->
                builder(name)
                        .host("here", "here", null, false, "app front", at(3))
                        .configureOrder("0 1")
                        .group("app:http", "0")
                        .awaits(1, "0")
                        .build();
            case "asleep" ->
                builder(name)
                        .host("a1", "a1", null, true, "app", at(3))
                        .host("a2", "a2", null, true, "app", at(4))
                        .configureOrder("0 1")
                        .build();
            case "confirmed" ->
                builder(name)
                        .setting("confirm", "true")
                        .host("here", "here", null, false, "app", at(3))
                        .configureOrder("0")
                        .build();
            case "empty" -> builder(name).configureOrder("").build();
            case "failing" ->
                builder(name)
                        .host("here", "here", null, false, "app front", at(3))
                        .override("app", "text", "fail", at(9))
                        .configureOrder("0 1")
                        .group("app:http", "0")
                        .awaits(1, "0")
                        .build();
            case "broken", "broken-too" ->
                builder(name)
                        .host("a1", "a1", null, false, "app", at(3))
                        .host("a2", "a2", null, false, "app", at(4))
                        .override("app", "port", 0, at(9))
                        .configureOrder("0 1")
                        .build();
            case "gated" ->
                builder(name)
                        .host("here", "here", null, false, "gate app", at(3))
                        .configureOrder("0 1")
                        .build();
            case "staging" ->
                builder(name)
                        .host("web01", "web01.example.com", "debian", false, "front", at(3))
                        .host("web02", "web02.example.com", "debian", false, "front", at(3))
                        .host("web03", "web03.example.com", "debian", false, "front", at(3))
                        .host("app01", "app01.example.com", null, false, "app !front", at(4))
                        .host("app02", "app02.example.com", null, false, "app", at(5))
                        .host("app03", "app03.example.com", null, true, "app", at(6))
                        .configureOrder("3 5 6 0 1 2 4")
                        .group("app:http", "3 5 6")
                        .awaits(0, "0")
                        .awaits(1, "0")
                        .awaits(2, "0")
                        .awaits(4, "0")
                        .build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TestEnvironment builder(String name) {
        return new TestEnvironment(name)
                .component("app", App.class.getName())
                .component("front", Front.class.getName())
                .component("gate", Gate.class.getName());
    }

    private static String at(int line) {
        return "environments/x.toml:" + line + ":1";
    }
}
