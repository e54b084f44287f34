package dev.launchway.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Follows a value through code: a component, or a collection or stream that it was put into. It is lost where nothing takes it:
 * a statement that is nothing but the value, or a variable that nobody reads. Wherever anything else might take it, it is not.
 */
final class JavacFlow {

    /** Methods of collections, optionals and streams that make others of the same elements. */
    private static final Set<String> PASSING = Set.of(
            "filter",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "toList",
            "collect",
            "stream",
            "findFirst",
            "orElse",
            "orElseThrow",
            "get");

    /** Methods that make collections, optionals or streams of what they are given. */
    private static final Set<String> HOLDERS = Set.of("List", "Set", "Optional", "Stream", "Arrays", "Collections");

    private static final Set<String> COPIES = Set.of("ArrayList", "LinkedList", "LinkedHashSet", "HashSet");

    /** Methods that use what a function gives. */
    private static final Set<String> MAPPING = Set.of("map", "mapToObj", "flatMap");

    /** Methods that drop what a function gives. */
    private static final Set<String> DROPPING = Set.of("forEach", "forEachOrdered", "ifPresent");

    private final Trees trees;
    private final JavacTypes types;
    private final TypeElement type;
    private final TypeElement component;
    private final Collection<TypeElement> outermost;
    private boolean held;

    /**
     * Where a value ends.
     *
     * @param lost whether nothing takes it
     * @param variable the local variable that alone holds it
     * @param field the field that alone holds it
     */
    record End(boolean lost, Optional<String> variable, Optional<VariableElement> field) {
        static final End TAKEN = new End(false, Optional.empty(), Optional.empty());
        static final End DROPPED = new End(true, Optional.empty(), Optional.empty());
    }

    /**
     * Prepares to follow a component.
     *
     * @param trees the compiler's
     * @param types looks up names
     * @param type the class whose code it is
     * @param component the class of the value
     * @param outermost all outermost classes of the compilation
     */
    JavacFlow(
            Trees trees, JavacTypes types, TypeElement type, TypeElement component, Collection<TypeElement> outermost) {
        this.trees = trees;
        this.types = types;
        this.type = type;
        this.component = component;
        this.outermost = outermost;
    }

    /** Where what an expression gives ends. */
    End of(TreePath expression) {
        TreePath value = expression;
        while (true) {
            TreePath around = value.getParentPath();
            Tree next = around.getLeaf();
            if (next instanceof ExpressionStatementTree) {
                return End.DROPPED;
            }
            if (next instanceof VariableTree variable) {
                return new JavacVariable(trees, this, type, outermost).declared(variable, around);
            }
            if (next instanceof AssignmentTree assignment) {
                return around.getParentPath().getLeaf() instanceof ExpressionStatementTree
                        ? new JavacVariable(trees, this, type, outermost).assigned(assignment.getVariable(), around)
                        : End.TAKEN;
            }
            if (next instanceof LambdaExpressionTree lambda) {
                String called = called(around);
                if (lambda.getBody() != value.getLeaf() || !(DROPPING.contains(called) || MAPPING.contains(called))) {
                    return End.TAKEN;
                }
                if (DROPPING.contains(called)) {
                    return End.DROPPED;
                }
                held = true;
                value = around.getParentPath();
                continue;
            }
            if (isAskedAbout(value)) {
                return End.DROPPED;
            }
            TreePath passed = passed(value, around);
            if (passed == null) {
                return next instanceof MethodInvocationTree call && isArgument(call, value.getLeaf())
                        ? putInto(call, around)
                        : End.TAKEN;
            }
            value = passed;
        }
    }

    /** The expression around a value that has the same value, or holds it; null where there is none. */
    private TreePath passed(TreePath value, TreePath around) {
        Tree next = around.getLeaf();
        boolean same = next instanceof ParenthesizedTree
                || next instanceof TypeCastTree
                || (next instanceof ConditionalExpressionTree choice && choice.getCondition() != value.getLeaf());
        if (same) {
            return around;
        }
        if (next instanceof MemberSelectTree select
                && around.getParentPath().getLeaf() instanceof MethodInvocationTree call
                && call.getMethodSelect() == next) {
            return passes(call, select) ? around.getParentPath() : null;
        }
        if (next instanceof MethodInvocationTree call
                && isArgument(call, value.getLeaf())
                && call.getMethodSelect() instanceof MemberSelectTree select
                && HOLDERS.contains(select.getExpression().toString())) {
            held = true;
            return around;
        }
        return next instanceof NewClassTree copy && COPIES.contains(simpleName(copy.getIdentifier())) ? around : null;
    }

    /** Whether a method that is called on the value gives it back. */
    boolean passes(MethodInvocationTree call, MemberSelectTree select) {
        return held ? PASSING.contains(select.getIdentifier().toString()) : types.isSetting(component, call);
    }

    /** Whether an expression is an argument by which a component is only asked about. */
    boolean isAskedAbout(TreePath expression) {
        TreePath around = expression.getParentPath();
        return around.getLeaf() instanceof MethodInvocationTree call
                && isArgument(call, expression.getLeaf())
                && types.isAsking(call, around, type);
    }

    /** Whether the value is within a collection, an optional or a stream. */
    boolean isHeld() {
        return held;
    }

    /** A value that a statement puts into a local collection, which nobody may read. */
    private End putInto(MethodInvocationTree call, TreePath at) {
        boolean adds = call.getMethodSelect() instanceof MemberSelectTree select
                && JavacVariable.FILLING.contains(select.getIdentifier().toString())
                && select.getExpression() instanceof IdentifierTree
                && at.getParentPath().getLeaf() instanceof ExpressionStatementTree;
        if (!adds) {
            return End.TAKEN;
        }
        held = true;
        ExpressionTree collection = ((MemberSelectTree) call.getMethodSelect()).getExpression();
        return new JavacVariable(trees, this, type, outermost).collection((IdentifierTree) collection, at);
    }

    private static String called(TreePath lambda) {
        Tree around = lambda.getParentPath().getLeaf();
        return around instanceof MethodInvocationTree call
                        && isArgument(call, lambda.getLeaf())
                        && call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : "";
    }

    private static boolean isArgument(MethodInvocationTree call, Tree value) {
        return call.getArguments().contains(value);
    }

    static String simpleName(Tree type) {
        String name = type.toString();
        int generic = name.indexOf('<');
        String raw = generic < 0 ? name : name.substring(0, generic);
        return raw.substring(raw.lastIndexOf('.') + 1);
    }
}
