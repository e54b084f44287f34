package dev.launchway.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.launchway.processor.read.JavacFlow.End;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Looks at all uses of a variable that a component was put into. Names are not resolved yet: whatever has the name counts as the
 * variable, so that a use more may be seen, and never one less.
 */
final class JavacVariable {

    /** Methods that put something into a collection. */
    static final Set<String> FILLING = Set.of("add", "addAll", "addFirst", "addLast");

    private static final Set<String> COLLECTIONS =
            Set.of("List", "ArrayList", "LinkedList", "Set", "LinkedHashSet", "HashSet", "Collection");

    private final Trees trees;
    private final JavacFlow flow;
    private final TypeElement type;
    private final Collection<TypeElement> outermost;

    JavacVariable(Trees trees, JavacFlow flow, TypeElement type, Collection<TypeElement> outermost) {
        this.trees = trees;
        this.flow = flow;
        this.type = type;
        this.outermost = outermost;
    }

    /** Where a value ends that a variable is declared with. */
    End declared(VariableTree variable, TreePath at) {
        String name = variable.getName().toString();
        return at.getParentPath().getLeaf() instanceof ClassTree ? ofField(name) : ofLocal(name, at);
    }

    /** Where a value ends that is assigned. */
    End assigned(Tree to, TreePath at) {
        if (to instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            return isLocal(name, at) ? ofLocal(name, at) : ofField(name);
        }
        boolean own = to instanceof MemberSelectTree select
                && select.getExpression().toString().equals("this");
        return own ? ofField(((MemberSelectTree) to).getIdentifier().toString()) : End.TAKEN;
    }

    /** Where a value ends that is put into a local collection. */
    End collection(IdentifierTree variable, TreePath at) {
        String name = variable.getName().toString();
        VariableTree declaration = declaration(name, at);
        boolean own = declaration != null
                && declaration.getInitializer() != null
                && declaration.getInitializer().toString().startsWith("new ")
                && COLLECTIONS.contains(JavacFlow.simpleName(
                        declaration.getType() == null ? declaration.getInitializer() : declaration.getType()));
        return own ? ofLocal(name, at) : End.TAKEN;
    }

    private End ofLocal(String name, TreePath at) {
        boolean read = Boolean.TRUE.equals(new Uses(name, true).scan(body(at), null));
        return read ? End.TAKEN : new End(true, Optional.of(name), Optional.empty());
    }

    private End ofField(String name) {
        Optional<VariableElement> field = ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(one -> one.getSimpleName().contentEquals(name))
                .filter(JavacVariable::isHelper)
                .findFirst();
        if (field.isEmpty()) {
            return End.TAKEN;
        }
        boolean reached = !field.get().getModifiers().contains(Modifier.PRIVATE);
        for (TypeElement other : outermost) {
            boolean around = isAround(other);
            TreePath path = around || reached ? trees.getPath(other) : null;
            if (path != null) {
                boolean inherits = around || inherits(path);
                if (Boolean.TRUE.equals(new Uses(name, inherits).scan(path, null))) {
                    return End.TAKEN;
                }
            }
        }
        return new End(true, Optional.empty(), field);
    }

    /** Whether a field means nothing to the framework, nor to code elsewhere. */
    private static boolean isHelper(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return field.getAnnotationMirrors().isEmpty()
                && field.getKind() == ElementKind.FIELD
                && !modifiers.contains(Modifier.STATIC)
                && !modifiers.contains(Modifier.PUBLIC)
                && !modifiers.contains(Modifier.PROTECTED);
    }

    private boolean isAround(TypeElement other) {
        for (Element each = type; each != null; each = each.getEnclosingElement()) {
            if (each.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class, or one in it, may inherit fields, which it reads by their names alone. */
    private static boolean inherits(TreePath path) {
        return Boolean.TRUE.equals(
                new TreePathScanner<Boolean, Void>() {
                    @Override
                    public Boolean visitClass(ClassTree one, Void nothing) {
                        return one.getExtendsClause() != null || Boolean.TRUE.equals(super.visitClass(one, null));
                    }

                    @Override
                    public Boolean reduce(Boolean first, Boolean second) {
                        return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
                    }
                }.scan(path, null));
    }

    private static boolean isLocal(String name, TreePath at) {
        return declaration(name, at) != null;
    }

    private static VariableTree declaration(String name, TreePath at) {
        return new TreePathScanner<VariableTree, Void>() {
            @Override
            public VariableTree visitVariable(VariableTree variable, Void nothing) {
                return variable.getName().contentEquals(name) ? variable : super.visitVariable(variable, null);
            }

            @Override
            public VariableTree reduce(VariableTree first, VariableTree second) {
                return first == null ? second : first;
            }
        }.scan(body(at), null);
    }

    /** The whole member of the class around some code. */
    private static TreePath body(TreePath at) {
        TreePath member = at;
        while (!(member.getParentPath().getLeaf() instanceof ClassTree)) {
            member = member.getParentPath();
        }
        return member;
    }

    /** Looks for a use of a name that may take what the variable holds. */
    private final class Uses extends TreePathScanner<Boolean, Void> {

        private final String name;
        private final boolean byItself;

        /**
         * Looks for a name.
         *
         * @param name the name
         * @param byItself whether it can stand for the variable without anything before it
         */
        Uses(String name, boolean byItself) {
            this.name = name;
            this.byItself = byItself;
        }

        @Override
        public Boolean visitIdentifier(IdentifierTree identifier, Void nothing) {
            return byItself && identifier.getName().contentEquals(name) && takes(getCurrentPath());
        }

        @Override
        public Boolean visitMemberSelect(MemberSelectTree select, Void nothing) {
            return (select.getIdentifier().contentEquals(name)
                            && (byItself || !isOwn(select))
                            && !isCall()
                            && takes(getCurrentPath()))
                    || Boolean.TRUE.equals(super.visitMemberSelect(select, null));
        }

        private static boolean isOwn(MemberSelectTree select) {
            return select.getExpression() instanceof IdentifierTree before
                    && (before.getName().contentEquals("this")
                            || before.getName().contentEquals("super"));
        }

        private boolean isCall() {
            return getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
                    && call.getMethodSelect() == getCurrentPath().getLeaf();
        }

        private boolean takes(TreePath use) {
            TreePath value = use;
            while (true) {
                TreePath around = value.getParentPath();
                if (around.getLeaf() instanceof ExpressionStatementTree) {
                    return false;
                }
                if (flow.isAskedAbout(value)) {
                    return false;
                }
                if (around.getLeaf() instanceof AssignmentTree assignment) {
                    boolean assigned = assignment.getVariable() == value.getLeaf()
                            || assignment
                                    .getVariable()
                                    .toString()
                                    .equals(use.getLeaf().toString());
                    return !assigned || !(around.getParentPath().getLeaf() instanceof ExpressionStatementTree);
                }
                if (!(around.getLeaf() instanceof MemberSelectTree select)
                        || !(around.getParentPath().getLeaf() instanceof MethodInvocationTree call)
                        || call.getMethodSelect() != select) {
                    return true;
                }
                boolean fills =
                        flow.isHeld() && FILLING.contains(select.getIdentifier().toString());
                if (!fills && !flow.passes(call, select)) {
                    return true;
                }
                value = around.getParentPath();
            }
        }

        @Override
        public Boolean reduce(Boolean first, Boolean second) {
            return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
        }
    }
}
