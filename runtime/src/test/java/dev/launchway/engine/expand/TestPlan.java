package dev.launchway.engine.expand;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan of one environment, written by hand; expands it below {@code /base}, with the home directory {@code /home/me}. */
final class TestPlan extends ServicePlan {

    static final Path BASE = Path.of("/base");

    private final TestEnvironment builder = new TestEnvironment("dev");
    private final Map<String, List<String>> platformComponents = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();
    private Optional<String> platform = Optional.empty();
    private int roots;

    TestEnvironment builder() {
        return builder;
    }

    TestPlan component(String name, Class<?> type) {
        builder.component(name, type.getName());
        return this;
    }

    TestPlan host(String name, String assigned, String... details) {
        return hostOn(null, name, assigned, details);
    }

    TestPlan hostOn(String platform, String name, String assigned, String... details) {
        builder.host(name, name + ".example.com", platform, false, assigned, "environments/dev.toml:3:1", details);
        for (String ignored : assigned.split(" ", -1)) {
            order.add(roots++);
        }
        return this;
    }

    TestPlan override(String component, String field, Object value) {
        builder.override(component, field, value, "environments/dev.toml:9:1");
        return this;
    }

    /** Configures in this order instead of that of hosts. */
    TestPlan order(Integer... indexes) {
        order.clear();
        order.addAll(List.of(indexes));
        return this;
    }

    TestPlan platform(String given) {
        platform = Optional.of(given);
        return this;
    }

    TestPlan platformComponent(Class<?> of, String name, Class<?>... components) {
        for (Class<?> component : components) {
            platformComponents
                    .computeIfAbsent(of.getName() + " " + name, key -> new ArrayList<>())
                    .add(component.getName());
        }
        return this;
    }

    ExpandedEnvironment expand() throws InvalidModelException {
        StringBuilder text = new StringBuilder();
        order.forEach(index -> text.append(' ').append(index));
        EnvironmentPlan environment = builder.configureOrder(text.toString()).build();
        return new Expansion(this, new ExpansionSettings(BASE, Path.of("/home/me"), platform)).expand(environment);
    }

    /** The problems that expanding ends with; none when it succeeds. */
    List<ModelProblem> problems() {
        try {
            expand();
            return List.of();
        } catch (InvalidModelException e) {
            return e.problems();
        }
    }

    @Override
    public List<String> environments() {
        return List.of("dev");
    }

    @Override
    public EnvironmentPlan environment(String name) {
        return null;
    }

    @Override
    public List<String> platformComponents(String className, String name) {
        return platformComponents.getOrDefault(className + " " + name, List.of());
    }

    @Override
    public List<String> platforms() {
        return List.of();
    }
}
