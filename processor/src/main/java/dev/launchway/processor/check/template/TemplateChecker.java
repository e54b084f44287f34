package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.template.DefinitionFiles;
import dev.launchway.processor.template.Link;
import dev.launchway.processor.template.ParsedTemplate;
import dev.launchway.processor.template.TemplateParser;
import dev.launchway.template.KnownType;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import io.pebbletemplates.pebble.node.AutoEscapeNode;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.ParallelNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a template of one component, and all that it includes, as the engine would render it. */
final class TemplateChecker {

    /** What templates call the component that they are of. */
    static final String COMPONENT = "component";

    private static final int DEEPEST = 40;

    private final TemplateLibrary library;
    private final List<String> folders;
    private final TemplateGraph graph;
    private final Findings findings;
    private final NameChecker names;
    private final ExpressionChecker expressions;
    private final Set<String> done = new HashSet<>();
    private ParsedTemplate template;
    private int elsewhere;
    private boolean moreVariables;
    private final Set<String> started = new LinkedHashSet<>();
    private BlockOverrides overrides = new BlockOverrides();
    private final List<String> entered = new ArrayList<>();

    TemplateChecker(
            TemplateLibrary library, List<String> folders, Members members, ParsedTemplate root, Findings findings) {
        this.library = library;
        this.folders = folders;
        this.findings = findings;
        this.graph = new TemplateGraph(library, folders, root);
        this.template = root;
        this.names = new NameChecker(this);
        this.expressions = new ExpressionChecker(this, names, members);
    }

    /** Checks the template of a text, which is given nothing else. */
    void check(StaticType component) {
        check(component, Map.of(), false);
    }

    /**
     * Checks the template of a file.
     *
     * @param component what it is of
     * @param variables the variables that it is given
     * @param mayHaveMore whether it may be given others
     */
    void check(StaticType component, Map<String, StaticType> variables, boolean mayHaveMore) {
        moreVariables = mayHaveMore;
        started.addAll(TemplateWords.ROOTS);
        started.addAll(variables.keySet());
        Scope scope = Scope.closed();
        start(scope, COMPONENT, component);
        start(scope, "host", new StaticType.Known(KnownType.HOST, "host", StaticType.UNKNOWN, StaticType.UNKNOWN));
        start(
                scope,
                "environment",
                new StaticType.Known(KnownType.ENVIRONMENT, "environment", StaticType.UNKNOWN, StaticType.UNKNOWN));
        start(scope, "managed", StaticType.TEXT);
        variables.forEach((name, type) -> start(scope, name, type));
        scope.put("locale", new StaticType.Plain("Locale"));
        scope.put("template", new StaticType.Plain("template"));
        scope.put("_context", StaticType.UNKNOWN);
        entered.add(template.file());
        whole(scope.inner(), Certainty.CERTAIN);
    }

    /** A name that a template sets anew may hold anything. */
    private void start(Scope scope, String name, StaticType type) {
        scope.put(name, graph.isSet(name) ? StaticType.UNKNOWN : type);
    }

    /** Whether a name that no tag around gives a value may have one. */
    boolean mayBeKnown(String name) {
        return (moreVariables && !started.contains(name)) || graph.mayBeKnown(name, elsewhere > 0);
    }

    /** The names that the template starts from. */
    Set<String> started() {
        return started;
    }

    TemplateGraph graph() {
        return graph;
    }

    TemplateParser parser() {
        return library.parser();
    }

    void report(Code code, int offset, String statement, String help) {
        findings.faults().add(new Fault(code, template.place(offset), statement, help));
    }

    void reportUnknown(int offset, String statement, String name, Collection<String> names) {
        String help = DidYouMean.question(name, names).orElse("");
        report(Code.LW403_UNKNOWN_NAME, offset, statement, help);
    }

    /** Notes that a key of free data is read for certain. */
    void use(String data, String key, int offset) {
        findings.uses().add(new Findings.DataUse(data, key, template.place(offset)));
    }

    /** Notes that the value of a secret attribute of the component is taken. */
    void useSecret(String attribute, boolean certain, int offset) {
        findings.secrets().add(new Findings.SecretUse(attribute, certain, template.place(offset)));
    }

    String text() {
        return template.text();
    }

    void statement(RenderableNode node, Scope scope, Certainty certainty) {
        if (node instanceof BodyNode body) {
            for (RenderableNode child : body.getChildren()) {
                statement(child, scope, certainty);
            }
        } else if (node instanceof PrintNode print) {
            expressions.print(print.getExpression(), scope, certainty);
        } else if (node instanceof IfNode condition) {
            conditions(condition, scope, certainty);
        } else if (node instanceof ForNode loop) {
            loop(loop, scope, certainty);
        } else if (node instanceof SetNode set) {
            StaticType value = expressions.typeOf(set.getValue(), scope, certainty);
            scope.put(
                    set.getName(),
                    graph.isSetOnce(set.getName()) ? value : StaticType.UNKNOWN,
                    template.place(set.getLineNumber()));
        } else if (node instanceof MacroNode macro) {
            macro(macro);
        } else if (node instanceof BlockNode block) {
            block(block, scope, certainty.perhaps());
        } else if (node instanceof AutoEscapeNode body) {
            statement(body.getBody(), scope, certainty);
        } else if (node instanceof ParallelNode body) {
            statement(body.getBody(), scope, certainty);
        } else if (node instanceof ExtendsNode extending) {
            follow(extending.getParentExpression(), scope, certainty, false);
        } else if (node instanceof Link link) {
            link(link, scope, certainty);
        }
    }

    /** A template: what it does itself, then that which it extends, which shows its blocks. */
    @SuppressWarnings("ReferenceEquality") // the same node is the same place in the same text
    private void whole(Scope scope, Certainty certainty) {
        ParsedTemplate own = template;
        Optional<ExtendsNode> extending = BlockOverrides.extending(own.body());
        if (extending.isEmpty()) {
            statement(own.body(), scope, certainty);
            return;
        }
        List<BlockNode> notShown = new ArrayList<>();
        for (RenderableNode child : ((BodyNode) own.body()).getChildren()) {
            if (child instanceof BlockNode block) {
                if (!overrides.add(block, own)) {
                    notShown.add(block);
                }
            } else if (child != extending.get()) {
                statement(child, scope, certainty);
            }
        }
        follow(extending.get().getParentExpression(), scope, certainty, false);
        notShown.addAll(overrides.takeUnused(own));
        for (BlockNode block : notShown) {
            elsewhere(block.getBody(), scope);
        }
    }

    /** What is shown at a place that is not known. */
    private void elsewhere(RenderableNode node, Scope scope) {
        elsewhere++;
        statement(node, scope.inner(), Certainty.PERHAPS);
        elsewhere--;
    }

    private void block(BlockNode block, Scope scope, Certainty certainty) {
        Optional<BlockOverrides.Replacement> override = overrides.use(block);
        if (override.isEmpty()) {
            statement(block.getBody(), scope, certainty);
            return;
        }
        elsewhere(block.getBody(), scope);
        ParsedTemplate here = template;
        template = override.get().template();
        statement(override.get().block().getBody(), scope, certainty);
        template = here;
    }

    private void conditions(IfNode node, Scope scope, Certainty certainty) {
        List<String> texts = Conditions.texts(node, template.text());
        List<Scope> branches = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Certainty here = certainty;
        for (var branch : node.getConditionsWithBodies()) {
            String text = texts.get(branches.size());
            expressions.typeOf(branch.getLeft(), scope.branch(failed), here);
            here = certainty.perhaps();
            List<String> holds = new ArrayList<>(failed);
            holds.addAll(Conditions.parts(text));
            holds.addAll(Conditions.proved(branch.getLeft(), true));
            Scope inner = scope.branch(holds);
            statement(branch.getRight(), inner, here);
            branches.add(inner);
            failed.add(Conditions.not(text));
            failed.addAll(Conditions.proved(branch.getLeft(), false));
        }
        Scope rest = scope.branch(failed);
        statement(node.getElseBody(), rest, certainty.perhaps());
        branches.add(rest);
        scope.merge(branches);
    }

    private void loop(ForNode node, Scope scope, Certainty certainty) {
        StaticType each = expressions.iterated(node.getIterable(), scope, certainty);
        Scope inner = scope.loop(SetNames.in(node.getBody()));
        inner.put("loop", StaticType.known(KnownType.LOOP));
        String name = node.getIterationVariable();
        inner.put(name, graph.keepsValue(name) ? each : StaticType.UNKNOWN);
        statement(node.getBody(), inner, certainty.perhaps());
        Scope none = scope.branch(List.of("#none" + node.getLineNumber()));
        statement(node.getElseBody(), none, certainty.perhaps());
        scope.merge(List.of(scope.branch(List.of("#some" + node.getLineNumber())), none));
    }

    private void macro(MacroNode node) {
        Scope scope = Scope.closed();
        for (NamedArgumentNode argument : node.getArgs().getNamedArgs()) {
            if (argument.getValueExpression() != null) {
                expressions.typeOf(argument.getValueExpression(), scope, Certainty.PERHAPS);
            }
            scope.put(argument.getName(), StaticType.UNKNOWN);
        }
        statement(node.getBody(), scope, Certainty.PERHAPS);
    }

    private void link(Link link, Scope scope, Certainty certainty) {
        Scope inner = scope.inner();
        if (link.with() != null) {
            link.with().getEntries().forEach((key, value) -> {
                StaticType type = expressions.typeOf(value, scope, certainty);
                TemplateGraph.constant(key)
                        .ifPresent(name -> inner.put(name, graph.keepsValue(name) ? type : StaticType.UNKNOWN));
            });
        }
        if (link.imports()) {
            link.names().forEach(name -> scope.put(name, StaticType.UNKNOWN));
        }
        if (link.tag().equals("embed")) {
            embed(link, inner, certainty.perhaps());
        } else {
            follow(link.target(), inner, certainty, link.imports());
        }
    }

    private void embed(Link link, Scope scope, Certainty certainty) {
        BlockOverrides outer = overrides;
        overrides = new BlockOverrides();
        link.blocks().forEach(block -> overrides.add(block, template));
        follow(link.target(), scope, certainty, false);
        overrides.takeUnused(template).forEach(block -> elsewhere(block.getBody(), scope));
        overrides = outer;
    }

    private void follow(Expression<?> target, Scope scope, Certainty certainty, boolean macrosOnly) {
        Optional<String> name = TemplateGraph.constant(target);
        if (name.isEmpty()) {
            if (!names.isFileWithoutQuotes(target, scope)) {
                expressions.typeOf(target, scope, certainty);
            }
            return;
        }
        Optional<ParsedTemplate> found = Optional.empty();
        if (DefinitionFiles.isInside(name.get())) {
            int faultsBefore = findings.faults().size();
            found = library.find(folders, name.get(), findings.faults()::add);
            if (found.isEmpty() && (findings.faults().size() > faultsBefore || isReported(name.get()))) {
                return;
            }
        }
        if (found.isEmpty()) {
            if (findings.complete()) {
                findings.faults().add(library.missing(folders, name.get(), template.place(target.getLineNumber())));
            }
            return;
        }
        if (isEndless(found.get(), certainty, macrosOnly)) {
            List<String> names =
                    new ArrayList<>(entered.subList(entered.indexOf(found.get().file()), entered.size()));
            names.add(found.get().file());
            report(
                    Code.LW406_RENDERING_FAILED,
                    target.getLineNumber(),
                    TemplateWords.endless(names),
                    "take one of these tags away, or put it under a condition that ends");
            return;
        }
        enter(found.get(), scope, certainty, macrosOnly);
    }

    /** Whether the file is there, and what is wrong with it has been said. */
    private boolean isReported(String name) {
        return library.files().find(folders, name).isPresent();
    }

    private boolean isEndless(ParsedTemplate next, Certainty certainty, boolean macrosOnly) {
        return certainty.certain() && !macrosOnly && entered.contains(next.file());
    }

    private void enter(ParsedTemplate next, Scope scope, Certainty certainty, boolean macrosOnly) {
        boolean again = !done.add(next.file() + macrosOnly + certainty + overrides.key() + scope.key());
        if (again || entered.size() > DEEPEST) {
            return;
        }
        ParsedTemplate outer = template;
        template = next;
        entered.add(next.file());
        if (macrosOnly) {
            for (MacroNode macro : macros(next.body())) {
                macro(macro);
            }
        } else {
            whole(scope, certainty);
        }
        entered.remove(entered.size() - 1);
        template = outer;
    }

    private static List<MacroNode> macros(RenderableNode body) {
        List<MacroNode> macros = new ArrayList<>();
        for (RenderableNode child : ((BodyNode) body).getChildren()) {
            if (child instanceof MacroNode macro) {
                macros.add(macro);
            }
        }
        return macros;
    }
}
