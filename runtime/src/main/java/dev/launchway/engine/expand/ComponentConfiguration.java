package dev.launchway.engine.expand;

import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.api.Environment;
import dev.launchway.api.FileMode;
import dev.launchway.api.Host;
import dev.launchway.api.Privilege;
import dev.launchway.diagnostic.Code;
import dev.launchway.engine.expand.Periods.Period;
import dev.launchway.engine.privilege.UserNames;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.template.DefinitionDirectory;
import dev.launchway.engine.template.TemplateScope;
import dev.launchway.text.Article;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the {@code configure} of one component sees. */
final class ComponentConfiguration implements Configuration {

    private final EnvironmentExpansion expansion;
    private final RootState root;
    private final Node node;
    private final ComponentConfiguration maker;
    private final DefinitionDirectory directory;
    private final List<Node> added = new ArrayList<>();
    private TemplateScope scope;
    private boolean prepared;

    ComponentConfiguration(
            EnvironmentExpansion expansion,
            RootState root,
            Node node,
            ComponentConfiguration maker,
            DefinitionDirectory directory) {
        this.expansion = expansion;
        this.root = root;
        this.node = node;
        this.maker = maker == null ? this : maker;
        this.directory = directory;
        node.see(this);
    }

    Node node() {
        return node;
    }

    RootState root() {
        return root;
    }

    List<Node> added() {
        return added;
    }

    void setPrepared() {
        prepared = true;
    }

    TemplateScope scope() {
        if (scope == null) {
            scope = new TemplateScope(node.component(), host(), environment(), workdir());
        }
        return scope;
    }

    @Override
    public Host host() {
        return root.host();
    }

    @Override
    public Environment environment() {
        return expansion.environment();
    }

    @Override
    public Path workdir() {
        return root.workdir;
    }

    @Override
    public Path map(String path) {
        return expansion.paths(host()).map(root.workdir, path);
    }

    @Override
    public String expand(String template) {
        return expansion.templates().renderText(directory, template, scope());
    }

    @Override
    public String template(String name) {
        return expansion.templates().render(directory, name, scope());
    }

    @Override
    public String template(String name, Map<String, ?> variables, Charset encoding) {
        return expansion.templates().render(directory, name, scope().with(variables, encoding));
    }

    @Override
    public byte[] resource(String name) {
        return directory.read(name);
    }

    @Override
    public List<String> files(String below) {
        return directory.list(below);
    }

    @Override
    public boolean hasFile(String name) {
        return directory.has(name);
    }

    @Override
    public ControllerFile fromController(String key, ControllerSource source) {
        if (prepared) {
            throw new IllegalStateException("here.fromController(\"" + key + "\", …) is for configure: name there what"
                    + " is needed, and ask for it by probe.content(file)");
        }
        ControllerFile file = new ControllerFile(node.component().getClass().getName(), key);
        node.need(file, Objects.requireNonNull(source, "source"));
        settle(key);
        return file;
    }

    @Override
    public <T> T add(T component) {
        if (component == null) {
            return null;
        }
        if (prepared) {
            throw new ModelRuleException(
                    Code.LW152_ADDED_LATE,
                    "a component was added to " + node.breadcrumb() + " after that one was configured",
                    "call here.add(…) in configure");
        }
        Node child = expansion.tree().attach(this, component);
        if (!added.contains(child)) {
            added.add(child);
        }
        return component;
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the annotation is Error Prone's, which users need not have
    public void log(String message, Object... args) {
        String text = args.length == 0 ? message : String.format(environment().locale(), message, args);
        root.log.add(new RootState.LogEntry(node, text));
    }

    @Override
    public Configuration maker() {
        return maker;
    }

    @Override
    public <T> T parent(Class<T> type) {
        Node parent = node.parent();
        if (parent == null) {
            throw new IllegalStateException(node.breadcrumb() + " is a root component: it has no parent");
        }
        if (!type.isInstance(parent.component())) {
            throw new IllegalStateException("the parent of " + node.breadcrumb() + " is "
                    + Article.with(parent.definition().type().getSimpleName()) + ", not "
                    + Article.with(type.getSimpleName()));
        }
        return type.cast(parent.component());
    }

    @Override
    public void manage(Path path, Aspect aspect) {
        expansion.managed().add(this, path, aspect);
    }

    @Override
    public void runs(List<String> argv) {
        if (node.definition().user().isEmpty()) {
            node.commands().add(List.copyOf(argv));
        } else {
            as(node.definition().user()).runs(argv);
        }
    }

    @Override
    public Privilege as(String user) {
        if (prepared) {
            throw new IllegalStateException(
                    "here.as(\"" + user + "\") is for configure: say there what is done as " + user);
        }
        String deployer = expansion.environment().deployer(root.plan.host()).orElse("");
        return new ComponentPrivilege(node, UserNames.checked(user), deployer, expansion.paths(host()));
    }

    @Override
    public void settle(Object... values) {
        for (Object value : values) {
            node.settled().add(value instanceof byte[] ? value : String.valueOf(value));
        }
    }

    @Override
    public Set<String> secretsIn(String text) {
        if (expansion.secrets().joined(text)) {
            throw new ModelRuleException(
                    Code.LW165_JOINED_SECRET, "a text" + SecretWords.JOINED, SecretWords.JOINED_HELP);
        }
        return expansion.secrets().in(text);
    }

    @Override
    public Set<String> secretsIn(byte[] content) {
        String text = expansion.secrets().isEmpty() ? null : KnownSecrets.text(content);
        return text == null ? expansion.secrets().in(content) : secretsIn(text);
    }

    @Override
    public void exposes(Path path, FileMode mode, Collection<String> secrets) {
        expansion.warn(new ModelWarning(
                Code.LW159_EXPOSED_SECRET,
                node.breadcrumb() + " has mode " + mode + ", and holds " + SecretWords.called(secrets)
                        + ": others than its owner can read it",
                UserCode.line(new Throwable()),
                "leave .mode(…) out, for 0600; or say that others may read it, by .sensitive() beside .mode(…)"));
    }

    @Override
    public void holds(String what, Instant from, Instant until) {
        expansion.periods().add(this, new Period(what, from, until, UserCode.line(new Throwable())));
    }
}
