package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.KnownType;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.Article;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.BlockFunctionExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.RenderableNodeExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Follows the expressions of a template. */
final class ExpressionChecker {

    private final TemplateChecker checker;
    private final NameChecker names;
    private final Members members;
    /** How many tests there are around the expression: they ask whether there is a value, and do not take it. */
    private int tests;

    ExpressionChecker(TemplateChecker checker, NameChecker names, Members members) {
        this.checker = checker;
        this.names = names;
        this.members = members;
    }

    /** What a loop gives that goes over a value. */
    StaticType iterated(Expression<?> expression, Scope scope, Certainty certainty) {
        StaticType all = typeOf(expression, scope, certainty);
        if (Members.isOne(all)) {
            checker.report(
                    Code.LW406_RENDERING_FAILED, expression.getLineNumber(), TemplateWords.isOne(label(all)), "");
        }
        return members.iterated(all);
    }

    /** An expression whose value is written. */
    void print(Expression<?> expression, Scope scope, Certainty certainty) {
        StaticType type = typeOf(expression, scope, certainty);
        if (type instanceof StaticType.OfComponent component) {
            String name = component.model().element().getSimpleName().toString();
            checker.report(
                    Code.LW403_UNKNOWN_NAME,
                    expression.getLineNumber(),
                    TemplateWords.hasNoText(Article.with(name)),
                    "");
        } else if (type instanceof StaticType.Plain plain && plain.label().equals(TemplateWords.SECRET_FILE)) {
            checker.report(
                    Code.LW403_UNKNOWN_NAME,
                    expression.getLineNumber(),
                    TemplateWords.isBytes(),
                    TemplateWords.BYTES_HELP);
        }
    }

    StaticType typeOf(Expression<?> expression, Scope scope, Certainty certainty) {
        if (expression instanceof ContextVariableExpression variable) {
            return names.typeOf(variable, scope, certainty);
        }
        if (expression instanceof GetAttributeExpression attribute) {
            return attribute(attribute, scope, certainty);
        }
        if (expression instanceof LiteralStringExpression) {
            return StaticType.TEXT;
        }
        if (expression instanceof BinaryExpression<?> binary) {
            return binary(binary, scope, certainty);
        }
        if (expression instanceof FunctionOrMacroInvocationExpression call) {
            function(call, scope, certainty);
        } else if (expression instanceof TernaryExpression choice) {
            Expression<?> condition = choice.getExpression1();
            typeOf(condition, scope, certainty);
            typeOf(choice.getExpression2(), scope.branch(Conditions.proved(condition, true)), certainty.perhaps());
            typeOf(choice.getExpression3(), scope.branch(Conditions.proved(condition, false)), certainty.perhaps());
        } else if (expression instanceof RenderableNodeExpression nodes) {
            checker.statement(nodes.getNode(), scope, certainty);
        } else if (expression instanceof UnaryExpression unary) {
            typeOf(unary.getChildExpression(), scope, certainty);
        } else if (expression instanceof ArrayExpression list) {
            list.getValues().forEach(one -> typeOf(one, scope, certainty));
        } else if (expression instanceof MapExpression map) {
            map.getEntries().forEach((key, value) -> {
                typeOf(key, scope, certainty);
                typeOf(value, scope, certainty);
            });
        } else if (expression instanceof BlockFunctionExpression block) {
            typeOf(block.getBlockNameExpression(), scope, certainty);
        }
        return StaticType.UNKNOWN;
    }

    private StaticType attribute(GetAttributeExpression expression, Scope scope, Certainty certainty) {
        StaticType owner = typeOf(expression.getNode(), scope, certainty);
        ArgumentsNode arguments = expression.getArgumentsNode();
        Expression<?> key = expression.getAttributeNameExpression();
        boolean called = arguments != null && !arguments.getPositionalArgs().isEmpty();
        if (called) {
            arguments(arguments, scope, certainty);
            if (!(owner instanceof StaticType.Unknown)
                    && !certainty.guarded()
                    && key instanceof LiteralStringExpression name) {
                checker.report(
                        Code.LW403_UNKNOWN_NAME,
                        key.getLineNumber(),
                        TemplateWords.calledWithArguments(name.getValue()),
                        "");
            }
            return StaticType.UNKNOWN;
        }
        if (key instanceof LiteralStringExpression name) {
            return member(owner, name.getValue(), name.getLineNumber(), certainty);
        }
        if (key instanceof LiteralLongExpression index) {
            Optional<StaticType> element = members.element(owner);
            if (element.isEmpty() && !certainty.guarded()) {
                report(owner, index.getValue().toString(), index.getLineNumber());
            }
            return element.orElse(StaticType.UNKNOWN);
        }
        typeOf(key, scope, certainty);
        return StaticType.UNKNOWN;
    }

    private StaticType member(StaticType owner, String name, int offset, Certainty certainty) {
        Optional<StaticType> member = members.member(owner, name);
        if (member.isEmpty() && !certainty.guarded()) {
            report(owner, name, offset);
        }
        if (owner instanceof StaticType.OfComponent component
                && members.isSetLater(component, name)
                && !certainty.guarded()) {
            checker.report(
                    Code.LW405_VALUE_NOT_SET,
                    offset,
                    TemplateWords.setLater(name),
                    "compute the value in configure, or read it in a template of a file");
            return StaticType.UNKNOWN;
        }
        if (owner instanceof StaticType.OfComponent component
                && tests == 0
                && component.label().equals(TemplateChecker.COMPONENT)
                && members.isSecretAttribute(component, name)) {
            checker.useSecret(name, certainty.certain() && !certainty.guarded(), offset);
        }
        boolean data = owner instanceof StaticType.FreeData
                && KnownType.MAP.member(name).isEmpty();
        if (data && certainty.certain() && !certainty.guarded()) {
            checker.use(((StaticType.FreeData) owner).name(), name, offset);
        }
        return member.orElse(StaticType.UNKNOWN);
    }

    private void report(StaticType owner, String name, int offset) {
        String statement = TemplateWords.unknownMember(label(owner), name);
        Optional<String> hidden =
                owner instanceof StaticType.OfComponent component ? members.hidden(component, name) : Optional.empty();
        if (hidden.isPresent()) {
            checker.report(Code.LW403_UNKNOWN_NAME, offset, statement, hidden.get());
        } else {
            checker.reportUnknown(offset, statement, name, members.names(owner));
        }
    }

    private static String label(StaticType type) {
        if (type instanceof StaticType.Known known) {
            return known.label();
        }
        if (type instanceof StaticType.Plain plain) {
            return plain.label();
        }
        if (type instanceof StaticType.OfComponent component) {
            return component.label();
        }
        return type instanceof StaticType.OfRecord record
                ? record.model().element().getSimpleName().toString()
                : "the value";
    }

    private StaticType binary(BinaryExpression<?> binary, Scope scope, Certainty certainty) {
        if (binary instanceof FilterExpression) {
            filter(binary, scope, certainty);
        } else if (binary instanceof PositiveTestExpression) {
            test(binary, scope, certainty);
        } else {
            boolean and = binary instanceof AndExpression;
            boolean lazy = and || binary instanceof OrExpression;
            Expression<?> left = binary.getLeftExpression();
            typeOf(left, scope, certainty);
            typeOf(
                    binary.getRightExpression(),
                    lazy ? scope.branch(Conditions.proved(left, and)) : scope,
                    lazy ? certainty.perhaps() : certainty);
        }
        return binary instanceof ConcatenateExpression ? StaticType.TEXT : StaticType.UNKNOWN;
    }

    private void filter(BinaryExpression<?> binary, Scope scope, Certainty certainty) {
        FilterInvocationExpression filter = (FilterInvocationExpression) binary.getRightExpression();
        String name = filter.getFilterName();
        if (checker.parser().registry().getFilter(name) == null) {
            unknown("filter", name, filter.getLineNumber(), PebbleNames.FILTERS);
        }
        arguments(filter.getArgs(), scope, certainty);
        typeOf(binary.getLeftExpression(), scope, name.equals("default") ? certainty.guard() : certainty);
    }

    private void test(BinaryExpression<?> binary, Scope scope, Certainty certainty) {
        TestInvocationExpression test = (TestInvocationExpression) binary.getRightExpression();
        String name = test.getTestName();
        if (checker.parser().registry().getTest(name) == null) {
            unknown("test", name, test.getLineNumber(), PebbleNames.TESTS);
        }
        arguments(test.getArgs(), scope, certainty);
        tests++;
        typeOf(binary.getLeftExpression(), scope, name.equals("defined") ? certainty.guard() : certainty);
        tests--;
    }

    private void function(FunctionOrMacroInvocationExpression call, Scope scope, Certainty certainty) {
        String name = call.getFunctionName();
        boolean known = checker.parser().registry().getFunction(name) != null
                || checker.graph().hasMacro(name);
        if (!known) {
            Set<String> names = new TreeSet<>(PebbleNames.FUNCTIONS);
            names.addAll(checker.graph().macros());
            unknown("function or macro", name, nameBefore(name, call.getLineNumber()), names);
        }
        arguments(call.getArguments(), scope, certainty);
    }

    /** Pebble tells where the bracket stands. */
    private int nameBefore(String name, int bracket) {
        int found = checker.text().lastIndexOf(name, bracket);
        return found < 0 ? bracket : found;
    }

    private void unknown(String kind, String name, int offset, Set<String> names) {
        checker.reportUnknown(offset, TemplateWords.unknown(kind, name), name, names);
    }

    private void arguments(ArgumentsNode arguments, Scope scope, Certainty certainty) {
        List<Expression<?>> values = new ArrayList<>();
        if (arguments.getPositionalArgs() != null) {
            for (PositionalArgumentNode argument : arguments.getPositionalArgs()) {
                values.add(argument.getValueExpression());
            }
        }
        if (arguments.getNamedArgs() != null) {
            for (NamedArgumentNode argument : arguments.getNamedArgs()) {
                values.add(argument.getValueExpression());
            }
        }
        for (Expression<?> value : values) {
            if (value != null) {
                typeOf(value, scope, certainty);
            }
        }
    }
}
