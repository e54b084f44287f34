package dev.launchway.engine.expand;

import dev.launchway.api.Host;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.template.AbsentFiles;
import dev.launchway.engine.template.FilesRead;
import dev.launchway.engine.template.Templates;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The expansion of one environment: attributes of all roots, early resources, then one root after the other. */
final class EnvironmentExpansion {

    private final ServicePlan plan;
    private final EnvironmentPlan environment;
    private final Definitions definitions;
    private final Templates templates;
    private final AbsentFiles absent;
    private final FilesRead read;
    private final KnownSecrets secrets;
    private final List<ModelWarning> warnings = new ArrayList<>();
    private final ExpansionSettings settings;
    private final Map<String, VirtualPaths> paths = new HashMap<>();
    private final Problems problems;
    private final ManagedPaths managed;
    private final RootState[] roots;
    private final AttributeValues attributes;
    private final ResourcePool pool;
    private final Provisions provisions;
    private final ComponentTree tree;
    private final Periods periods = new Periods();
    private Placeholders placeholders;
    private Instant now;

    EnvironmentExpansion(
            ServicePlan plan,
            EnvironmentPlan environment,
            ExpansionSettings settings,
            Definitions definitions,
            Templates templates,
            AbsentFiles absent,
            FilesRead read,
            KnownSecrets secrets) {
        this.plan = plan;
        this.environment = environment;
        this.definitions = definitions;
        this.templates = templates;
        this.absent = absent;
        this.read = read;
        this.secrets = secrets;
        this.settings = settings;
        this.problems = new Problems(environment.name());
        this.managed = new ManagedPaths(problems);
        this.roots = new RootState[environment.roots().size()];
        this.attributes = new AttributeValues(this);
        this.pool = new ResourcePool(roots);
        this.provisions = new Provisions(this, pool);
        this.tree = new ComponentTree(this, new Requirements(environment, roots, pool, problems), attributes);
    }

    /** Looks at the clock for what holds for a time alone. */
    EnvironmentExpansion at(Instant moment) {
        now = moment;
        return this;
    }

    /** Runs with placeholders in place of secrets. */
    ExpandedEnvironment run(Placeholders inPlaceOfSecrets) throws InvalidModelException {
        placeholders = inPlaceOfSecrets;
        return run(List.of());
    }

    ExpandedEnvironment run(List<ForeignValues> foreign) throws InvalidModelException {
        Places.use(environment);
        takeNames();
        ResolvedNames names = new ResolvedNames(environment);
        for (ForeignValues values : foreign) {
            take(values);
        }
        for (RootPlan root : environment.roots()) {
            if (roots[root.index()] == null) {
                names.on(root.host().name()).use();
                roots[root.index()] = create(root);
            }
        }
        for (RootState root : roots) {
            if (!root.failed && !root.foreign) {
                names.on(root.host().name()).use();
                watch(root);
                provisions.early(root);
            }
        }
        for (int index : environment.configureOrder()) {
            names.on(roots[index].host().name()).use();
            watch(roots[index]);
            configure(roots[index]);
        }
        if (now != null) {
            periods.judge(now, this);
        }
        if (!problems.all().isEmpty()) {
            throw new InvalidModelException(problems.redacted(secrets.redactor()));
        }
        List<ExpandedRoot> expanded = new ArrayList<>(roots.length);
        for (RootState root : roots) {
            if (!root.foreign) {
                names.on(root.host().name()).use();
                expanded.add(root.finish());
            }
        }
        names.use();
        List<ProvidedValue> resources = provisions.everything();
        SecretSearch.search(expanded, resources, secrets, definitions);
        new ShownSecrets(secrets, problems).search(expanded);
        return new ExpandedEnvironment(
                environment, List.copyOf(expanded), resources, secrets, List.copyOf(warnings), names);
    }

    /** What everybody knows, and what an environment file says literally. */
    private void takeNames() {
        Set<String> known = new LinkedHashSet<>();
        for (HostPlan host : environment.hostPlans()) {
            known.add(host.name());
        }
        for (RootPlan root : environment.roots()) {
            known.add(root.name());
        }
        secrets.addNames(known);
        secrets.literals().addLater(() -> ConstantTexts.of(environment));
    }

    /** Notes a warning, once. */
    void warn(ModelWarning warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    KnownSecrets secrets() {
        return secrets;
    }

    private void take(ForeignValues values) {
        RootState root = roots[values.root()];
        if (root == null) {
            root = new RootState(environment.roots().get(values.root()), Path.of("/"), new FilesRead());
            root.foreign = true;
            roots[values.root()] = root;
        }
        List<Object> encoded = new ArrayList<>();
        for (Object value : values.values()) {
            encoded.add(new ForeignValues.Encoded(value));
        }
        root.foreignValues.put(values.key(), encoded);
        pool.put(values.root(), root.foreignValues);
    }

    private RootState create(RootPlan root) {
        RootState state = new RootState(root, paths(root.host()).work(), new FilesRead(read));
        watch(state);
        try {
            ComponentDefinition<Object> definition = definition(root);
            state.here = tree.root(state, definition.create(), definition);
            attributes.set(state);
        } catch (Throwable e) {
            fail(state, state.breadcrumb(), e);
        }
        return state;
    }

    @SuppressWarnings("unchecked") // the definition is used with the objects that it makes
    private ComponentDefinition<Object> definition(RootPlan root) {
        if (root.className() == null) {
            throw new ModelRuleException(
                    Code.LW160_NO_DEFINITION,
                    "the plan names no class for '" + root.name() + "'",
                    "build the service again",
                    root.location());
        }
        return (ComponentDefinition<Object>) definitions
                .component(root.className(), plan.classLoader())
                .orElseThrow(() -> new ModelRuleException(
                        Code.LW160_NO_DEFINITION,
                        "the class " + root.className() + " has no generated definition",
                        "build the service again, with the annotation processor",
                        root.location()));
    }

    private void watch(RootState root) {
        if (placeholders != null) {
            placeholders.watch(root);
        }
    }

    private void configure(RootState root) {
        if (root.failed) {
            return;
        }
        tree.configure(root);
        if (!root.failed) {
            provisions.all(root);
        }
    }

    /** Reports what was thrown, unless that was done before, and gives the root up. */
    void fail(RootState root, String breadcrumb, Throwable thrown) {
        fail(root, breadcrumb, "", thrown, Code.LW150_CONFIGURE_FAILED);
    }

    /** Reports what was thrown after a prefix; the code is that of what the user's own code has thrown. */
    void fail(RootState root, String breadcrumb, String prefix, Throwable thrown, Code code) {
        root.failed = true;
        if (RootFailedException.in(thrown) == null) {
            problems.add(root.host().name(), breadcrumb, prefix, thrown, new Problems.UserFault(code, root.lookedAt));
        }
    }

    ServicePlan plan() {
        return plan;
    }

    EnvironmentPlan environment() {
        return environment;
    }

    Definitions definitions() {
        return definitions;
    }

    Templates templates() {
        return templates;
    }

    AbsentFiles absent() {
        return absent;
    }

    VirtualPaths paths(Host host) {
        return paths.computeIfAbsent(host.name(), name -> new VirtualPaths(environment, settings.placeOf(name)));
    }

    Problems problems() {
        return problems;
    }

    Periods periods() {
        return periods;
    }

    ManagedPaths managed() {
        return managed;
    }

    ComponentTree tree() {
        return tree;
    }
}
