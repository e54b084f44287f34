package dev.launchway.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.launchway.processor.report.CodePlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds components that code makes, by javac's public tree API: {@code new} and static methods of components. */
final class JavacMadeComponents implements MadeComponents {

    private static final int LONGEST = 60;

    private final Trees trees;
    private final JavacTypes types;
    private final Collection<TypeElement> outermost;

    private JavacMadeComponents(Trees trees, JavacTypes types, Collection<TypeElement> outermost) {
        this.trees = trees;
        this.types = types;
        this.outermost = outermost;
    }

    static MadeComponents of(
            ProcessingEnvironment compiler, Set<String> components, Collection<TypeElement> outermost) {
        return new JavacMadeComponents(Trees.instance(compiler), new JavacTypes(compiler, components), outermost);
    }

    @Override
    public List<Lost> lostIn(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return List.of();
        }
        Makings makings = new Makings(type);
        for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
            if (!(member instanceof ClassTree)) {
                makings.scan(new TreePath(path, member), null);
            }
        }
        return makings.lost;
    }

    /** Goes through the members of a class. */
    private final class Makings extends TreePathScanner<Void, Void> {

        private final TypeElement type;
        private final List<Lost> lost = new ArrayList<>();

        Makings(TypeElement type) {
            this.type = type;
        }

        /** Code of a class within a method is none of the component's. */
        @Override
        public Void visitClass(ClassTree inner, Void nothing) {
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void nothing) {
            if (call.getClassBody() == null) {
                types.component(call.getIdentifier(), getCurrentPath(), type)
                        .filter(types::isMadeAlone)
                        .ifPresent(this::follow);
            }
            return super.visitNewClass(call, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                types.component(select.getExpression(), getCurrentPath(), type)
                        .flatMap(named -> types.made(named, call))
                        .ifPresent(this::follow);
            }
            return super.visitMethodInvocation(call, null);
        }

        private void follow(TypeElement component) {
            TreePath made = getCurrentPath();
            JavacFlow.End end = new JavacFlow(trees, types, type, component, outermost).of(made);
            if (end.lost()) {
                lost.add(new Lost(member(made), place(made), text(made), end.variable(), end.field()));
            }
        }

        /** The method or the field; the class for an initializer, which has no element. */
        private Element member(TreePath made) {
            for (TreePath at = made; at != null; at = at.getParentPath()) {
                boolean declares = at.getLeaf() instanceof MethodTree
                        || (at.getLeaf() instanceof VariableTree
                                && at.getParentPath().getLeaf() instanceof ClassTree);
                if (declares) {
                    return Optional.ofNullable(trees.getElement(at)).orElse(type);
                }
            }
            return type;
        }

        private CodePlace place(TreePath made) {
            Tree name = made.getLeaf() instanceof MethodInvocationTree call
                    ? ((MemberSelectTree) call.getMethodSelect()).getExpression()
                    : made.getLeaf();
            return new JavacPlace(trees, made.getCompilationUnit(), name);
        }

        private static String text(TreePath made) {
            String text = ((ExpressionTree) made.getLeaf()).toString().replaceAll("\\s+", " ");
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }
}
