package dev.launchway.processor.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds calls of settings by javac's public tree API. Names are not resolved yet: an import tells which class is meant. */
final class JavacSettingCalls implements SettingCalls {

    private final Trees trees;
    private final SimpleValues values;

    private JavacSettingCalls(Trees trees, SimpleValues values) {
        this.trees = trees;
        this.values = values;
    }

    static SettingCalls of(ProcessingEnvironment compiler) {
        Trees trees = Trees.instance(compiler);
        return new JavacSettingCalls(trees, new SimpleValues(trees, compiler));
    }

    @Override
    public List<Call> find(Collection<TypeElement> classes, String component, String setting) {
        Set<CompilationUnitTree> units = new LinkedHashSet<>();
        for (TypeElement type : classes) {
            TreePath path = trees.getPath(type);
            if (path != null && imports(path.getCompilationUnit(), component)) {
                units.add(path.getCompilationUnit());
            }
        }
        List<Call> calls = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            new Calls(component, setting, calls).scan(unit, null);
        }
        return calls;
    }

    private static boolean imports(CompilationUnitTree unit, String component) {
        String all = component.substring(0, component.lastIndexOf('.')) + ".*";
        for (ImportTree each : unit.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (!each.isStatic() && (name.equals(component) || name.equals(all))) {
                return true;
            }
        }
        return false;
    }

    private final class Calls extends TreePathScanner<Void, Void> {

        private final String component;
        private final String setting;
        private final List<Call> calls;

        Calls(String component, String setting, List<Call> calls) {
            this.component = component.substring(component.lastIndexOf('.') + 1);
            this.setting = setting;
            this.calls = calls;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getIdentifier().contentEquals(setting)
                    && call.getArguments().size() == 1
                    && beginsWithComponent(method.getExpression())) {
                ExpressionTree argument = call.getArguments().get(0);
                String constant = constant(argument);
                Element member = constant == null ? null : member();
                if (member != null) {
                    CompilationUnitTree file = getCurrentPath().getCompilationUnit();
                    calls.add(new Call(member, new JavacPlace(trees, file, argument), constant));
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private boolean beginsWithComponent(ExpressionTree receiver) {
            ExpressionTree first = receiver;
            while (first instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree method) {
                first = method.getExpression();
            }
            return first != receiver
                    && first instanceof IdentifierTree name
                    && name.getName().contentEquals(component);
        }

        /** The nearest method or class around. */
        private Element member() {
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                Element element = trees.getElement(path);
                if ((element instanceof ExecutableElement && isDeclaration(path)) || element instanceof TypeElement) {
                    return element;
                }
            }
            return null;
        }

        private static boolean isDeclaration(TreePath path) {
            return path.getLeaf() instanceof MethodTree;
        }

        private String constant(ExpressionTree expression) {
            if (expression instanceof ParenthesizedTree inner) {
                return constant(inner.getExpression());
            }
            if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                String left = constant(sum.getLeftOperand());
                String right = left == null ? null : constant(sum.getRightOperand());
                return right == null ? null : left + right;
            }
            return values.text(expression, getCurrentPath()).orElse(null);
        }
    }
}
