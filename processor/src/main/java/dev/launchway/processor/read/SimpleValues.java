package dev.launchway.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Texts and types of simple expressions, before javac has resolved names: literals, fields, and methods without arguments. */
final class SimpleValues {

    private final Trees trees;
    private final Elements elements;

    SimpleValues(Trees trees, ProcessingEnvironment compiler) {
        this.trees = trees;
        this.elements = compiler.getElementUtils();
    }

    static TypeElement outermost(TypeElement type) {
        Element outer = type;
        while (outer.getEnclosingElement() instanceof TypeElement enclosing) {
            outer = enclosing;
        }
        return (TypeElement) outer;
    }

    /** The text of a literal, or of a constant of the class at hand. */
    Optional<String> text(ExpressionTree expression, TreePath place) {
        Object value = expression instanceof LiteralTree literal
                ? literal.getValue()
                : field(expression, place)
                        .map(VariableElement::getConstantValue)
                        .orElse(null);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The type of an expression; empty where it cannot be told. */
    Optional<TypeMirror> type(ExpressionTree expression, TreePath place) {
        if (expression instanceof LiteralTree literal) {
            return Optional.ofNullable(literal.getValue())
                    .map(value ->
                            elements.getTypeElement(value.getClass().getName()).asType());
        }
        if (expression instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof IdentifierTree method) {
            return members(place).stream()
                    .flatMap(type -> ElementFilter.methodsIn(elements.getAllMembers(type)).stream())
                    .filter(one -> one.getSimpleName().contentEquals(method.getName())
                            && one.getParameters().isEmpty())
                    .findFirst()
                    .map(ExecutableElement::getReturnType);
        }
        return field(expression, place).map(VariableElement::asType);
    }

    /** A field of the class at hand, where no variable of a method may have its name. */
    private Optional<VariableElement> field(ExpressionTree expression, TreePath place) {
        if (!(expression instanceof IdentifierTree identifier)) {
            return Optional.empty();
        }
        String name = identifier.getName().toString();
        return members(place).stream()
                .flatMap(type -> ElementFilter.fieldsIn(elements.getAllMembers(type)).stream())
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst()
                .filter(field -> !isHidden(name, place));
    }

    /** The class that an expression stands in; none for one without a name, or within a method. */
    private List<TypeElement> members(TreePath place) {
        for (TreePath at = place; at != null; at = at.getParentPath()) {
            if (isType(at.getLeaf())) {
                return trees.getElement(at) instanceof TypeElement type ? List.of(type) : List.of();
            }
        }
        return List.of();
    }

    private static boolean isType(Tree tree) {
        return switch (tree.getKind()) {
            case CLASS, INTERFACE, ENUM, RECORD -> true;
            default -> false;
        };
    }

    private static boolean isHidden(String name, TreePath place) {
        TreePath member = place;
        while (!isType(member.getParentPath().getLeaf())) {
            member = member.getParentPath();
        }
        return Boolean.TRUE.equals(new Declarations(name).scan(member, null));
    }

    /** Looks for a variable or a parameter of a name. */
    private static final class Declarations extends TreePathScanner<Boolean, Void> {

        private final String name;

        Declarations(String name) {
            this.name = name;
        }

        @Override
        public Boolean visitVariable(VariableTree variable, Void nothing) {
            boolean found = variable.getName().contentEquals(name);
            return found || Boolean.TRUE.equals(super.visitVariable(variable, null));
        }

        @Override
        public Boolean reduce(Boolean first, Boolean second) {
            return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
        }
    }
}
