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
import dev.launchway.template.TemplateWords;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
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
    private final Map<TypeElement, Optional<Search>> searches = new HashMap<>();

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
        String name = field.getSimpleName().toString();
        Map<String, Optional<TypeMirror>> variables = new LinkedHashMap<>();
        Set<Charset> encodings = new LinkedHashSet<>();
        boolean moreVariables = false;
        boolean moreEncodings = false;
        Set<TypeElement> files = new LinkedHashSet<>();
        for (TypeElement type : classes) {
            TypeElement outermost = SimpleValues.outermost(type);
            Optional<Search> search = searches.computeIfAbsent(outermost, this::search);
            if (search.isEmpty()) {
                boolean configures = type.getEnclosedElements().stream()
                        .anyMatch(member -> member.getSimpleName().contentEquals(CONFIGURE));
                moreVariables |= configures;
                moreEncodings |= configures;
            } else if (files.add(outermost)) {
                Search found = search.get();
                boolean more = found.unseen.contains(name);
                found.variables.forEach((variable, value) -> add(variables, variable, value));
                encodings.addAll(found.encodings);
                moreVariables |= more || found.moreVariables;
                moreEncodings |= more || found.moreEncodings;
            }
        }
        return new Given(variables, moreVariables, encodings, moreEncodings);
    }

    /** What a file says, which is the same for all fields; empty for a class without source. */
    private Optional<Search> search(TypeElement outermost) {
        TreePath path = trees.getPath(outermost);
        if (path == null) {
            return Optional.empty();
        }
        Search search = new Search();
        search.scan(path, null);
        return Optional.of(search);
    }

    /** A name that is given in several places may have any of their types. */
    private static void add(Map<String, Optional<TypeMirror>> variables, String name, Optional<TypeMirror> type) {
        variables.merge(name, type, (first, second) -> Optional.empty());
    }

    /** Looks for what is assigned to fields, and for settings of files that stand in variables. */
    private final class Search extends TreePathScanner<Void, Void> {

        private final Map<String, Optional<TypeMirror>> variables = new LinkedHashMap<>();
        private final Set<Charset> encodings = new LinkedHashSet<>();

        /** The names of variables that something is assigned to whose settings are not all seen. */
        private final Set<String> unseen = new HashSet<>();

        private boolean moreVariables;
        private boolean moreEncodings;

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void nothing) {
            if (!isFile(assignment.getExpression())) {
                if (assignment.getVariable() instanceof IdentifierTree identifier) {
                    unseen.add(identifier.getName().toString());
                } else if (assignment.getVariable() instanceof MemberSelectTree member) {
                    unseen.add(member.getIdentifier().toString());
                }
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

        private static boolean isFileClass(Tree receiver) {
            return receiver instanceof IdentifierTree name
                    ? name.getName().contentEquals("File")
                    : receiver instanceof MemberSelectTree whole
                            && whole.getIdentifier().contentEquals("File")
                            && whole.toString().equals(Vocabulary.FILE);
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

        private void variable(String name, ExpressionTree value) {
            if (SourceVersion.isIdentifier(name) && !TemplateWords.ROOTS.contains(name)) {
                add(variables, name, values.type(value, getCurrentPath()));
            } else {
                moreVariables = true; // the error is that of the name, which the file refuses
            }
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
