package dev.launchway.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the settings by javac's public tree API. A chain as {@code File.at("a").rendered("b").with("c", d)} shows all; where something
 * else is assigned there may be more. Settings of other files in the same sources count too, since names are not resolved yet.
 */
final class JavacTemplateSettings implements TemplateSettings {

    private static final String CONFIGURE = "configure";

    private final Trees trees;
    private final SimpleValues values;

    private JavacTemplateSettings(Trees trees, SimpleValues values) {
        this.trees = trees;
        this.values = values;
    }

    static TemplateSettings of(ProcessingEnvironment compiler) {
        Trees trees = Trees.instance(compiler);
        return new JavacTemplateSettings(trees, new SimpleValues(trees, compiler));
    }

    @Override
    public Given of(VariableElement field, Collection<TypeElement> classes) {
        Search search = new Search(field.getSimpleName());
        Set<TypeElement> searched = new LinkedHashSet<>();
        for (TypeElement type : classes) {
            TypeElement outermost = SimpleValues.outermost(type);
            TreePath path = trees.getPath(outermost);
            if (path == null) {
                search.more |= type.getEnclosedElements().stream()
                        .anyMatch(member -> member.getSimpleName().contentEquals(CONFIGURE));
            } else if (searched.add(outermost)) {
                search.scan(path, null);
            }
        }
        return search.given();
    }

    /** Looks for what is assigned to a field, and for settings of files that stand in variables. */
    private final class Search extends TreePathScanner<Void, Void> {

        private final Name field;
        private final Map<String, Optional<TypeMirror>> variables = new LinkedHashMap<>();
        private final Set<Charset> encodings = new LinkedHashSet<>();
        private boolean more;
        private boolean moreVariables;
        private boolean moreEncodings;

        Search(Name field) {
            this.field = field;
        }

        Given given() {
            return new Given(variables, more || moreVariables, encodings, more || moreEncodings);
        }

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void nothing) {
            ExpressionTree target = assignment.getVariable();
            boolean found = (target instanceof IdentifierTree identifier
                            && identifier.getName().contentEquals(field))
                    || (target instanceof MemberSelectTree member
                            && member.getIdentifier().contentEquals(field));
            if (found && !isFile(assignment.getExpression())) {
                more = true;
            }
            return super.visitAssignment(assignment, null);
        }

        /** Whether all settings of what an expression gives can be seen: those that it names are taken by the scan. */
        private boolean isFile(Tree expression) {
            if (expression instanceof ParenthesizedTree inner) {
                return isFile(inner.getExpression());
            }
            if (expression instanceof ConditionalExpressionTree condition) {
                return isFile(condition.getTrueExpression()) && isFile(condition.getFalseExpression());
            }
            if (expression instanceof LiteralTree literal) {
                return literal.getValue() == null;
            }
            if (!(expression instanceof MethodInvocationTree call)
                    || !(call.getMethodSelect() instanceof MemberSelectTree method)) {
                return false;
            }
            boolean added = method.getIdentifier().contentEquals("add")
                    && call.getArguments().size() == 1;
            Tree receiver = method.getExpression();
            return (added && isFile(call.getArguments().get(0))) || isFileClass(receiver) || isFile(receiver);
        }

        private boolean isFileClass(Tree receiver) {
            return receiver.toString().equals("File") || receiver.toString().equals(Vocabulary.FILE);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (call.getMethodSelect() instanceof MemberSelectTree method) {
                if (method.getIdentifier().contentEquals("with") && arguments.size() == 2) {
                    values.text(arguments.get(0), getCurrentPath())
                            .ifPresentOrElse(name -> variable(name, arguments.get(1)), () -> moreVariables = true);
                } else if (method.getIdentifier().contentEquals("encoding") && arguments.size() == 1) {
                    values.text(arguments.get(0), getCurrentPath())
                            .ifPresentOrElse(this::encoding, () -> moreEncodings = true);
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        /** A name that is given in several places may have any of their types. */
        private void variable(String name, ExpressionTree value) {
            boolean first = !variables.containsKey(name);
            variables.put(name, first ? values.type(value, getCurrentPath()) : Optional.empty());
        }

        private void encoding(String name) {
            try {
                encodings.add(Charset.forName(name));
            } catch (IllegalArgumentException e) {
                moreEncodings = true; // the error is that of the encoding's name
            }
        }
    }
}
