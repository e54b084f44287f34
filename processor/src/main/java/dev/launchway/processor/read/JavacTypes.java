package dev.launchway.processor.read;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Looks up the names of classes in code, whose names the compiler has not resolved yet, and what methods of components do. */
final class JavacTypes {

    /** Types of arguments that may take a component in, besides components and collections. */
    private static final Set<String> TAKERS =
            Set.of("dev.launchway.api.Configuration", "java.util.function.Consumer", "java.lang.Object");

    private final Elements elements;
    private final Types types;
    private final Set<String> components;
    private final Set<String> simpleNames;
    private final Map<String, Optional<TypeElement>> known = new HashMap<>();
    private final Map<Called, Optional<TypeElement>> made = new HashMap<>();
    private final Map<Called, Boolean> settings = new HashMap<>();

    /** The methods that a call may mean, before its arguments have types. */
    private record Called(TypeElement type, String name, int arguments) {
        static Called of(TypeElement type, MethodInvocationTree call) {
            MemberSelectTree method = (MemberSelectTree) call.getMethodSelect();
            return new Called(
                    type, method.getIdentifier().toString(), call.getArguments().size());
        }
    }

    JavacTypes(ProcessingEnvironment compiler, Set<String> components) {
        this.elements = compiler.getElementUtils();
        this.types = compiler.getTypeUtils();
        this.components = components;
        this.simpleNames = components.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    /** The component that an expression names; empty for anything else. Names that no component has are not looked up. */
    Optional<TypeElement> component(Tree name, TreePath at, TypeElement in) {
        return simpleNames.contains(lastName(name))
                ? type(name, at, in)
                        .filter(type ->
                                components.contains(type.getQualifiedName().toString()))
                : Optional.empty();
    }

    private static String lastName(Tree name) {
        if (name instanceof ParameterizedTypeTree parameterized) {
            return lastName(parameterized.getType());
        }
        if (name instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return name instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
    }

    private Optional<TypeElement> type(Tree name, TreePath at, TypeElement in) {
        if (name instanceof ParameterizedTypeTree parameterized) {
            return type(parameterized.getType(), at, in);
        }
        if (name instanceof MemberSelectTree select && isOfClass(select.getIdentifier())) {
            Optional<TypeElement> whole = Optional.ofNullable(elements.getTypeElement(select.toString()));
            return whole.isPresent()
                    ? whole
                    : type(select.getExpression(), at, in)
                            .flatMap(outer ->
                                    member(outer, select.getIdentifier().toString()));
        }
        return name instanceof IdentifierTree identifier && isOfClass(identifier.getName())
                ? known.computeIfAbsent(
                        in.getQualifiedName() + " " + identifier.getName(),
                        key -> simple(identifier.getName().toString(), at, in))
                : Optional.empty();
    }

    /** By convention, so that not each variable is looked up as if it were a class. */
    private static boolean isOfClass(CharSequence name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private Optional<TypeElement> simple(String name, TreePath at, TypeElement in) {
        for (Element outer = in; outer instanceof TypeElement type; outer = outer.getEnclosingElement()) {
            Optional<TypeElement> found =
                    type.getSimpleName().contentEquals(name) ? Optional.of(type) : member(type, name);
            if (found.isPresent()) {
                return found;
            }
        }
        List<? extends ImportTree> imports = at.getCompilationUnit().getImports();
        for (ImportTree one : imports) {
            String imported = one.getQualifiedIdentifier().toString();
            if (!one.isStatic() && imported.endsWith("." + name)) {
                return Optional.ofNullable(elements.getTypeElement(imported));
            }
        }
        String own = elements.getPackageOf(in).getQualifiedName().toString();
        TypeElement neighbour = elements.getTypeElement(own.isEmpty() ? name : own + "." + name);
        if (neighbour != null) {
            return Optional.of(neighbour);
        }
        for (ImportTree one : imports) {
            String imported = one.getQualifiedIdentifier().toString();
            if (!one.isStatic() && imported.endsWith(".*")) {
                TypeElement found = elements.getTypeElement(imported.substring(0, imported.length() - 1) + name);
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<TypeElement> member(TypeElement outer, String name) {
        return ElementFilter.typesIn(elements.getAllMembers(outer)).stream()
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** Whether a constructor of a component does nothing else with it, whichever is called. */
    boolean isMadeAlone(TypeElement component) {
        boolean inner = component.getEnclosingElement().getKind() == ElementKind.CLASS
                && !component.getModifiers().contains(Modifier.STATIC);
        return !inner
                && ElementFilter.constructorsIn(component.getEnclosedElements()).stream()
                        .allMatch(this::keepsToItself);
    }

    /** The component that a static method makes; empty where it may do something else with it as well. */
    Optional<TypeElement> made(TypeElement type, MethodInvocationTree call) {
        return made.computeIfAbsent(Called.of(type, call), this::made);
    }

    private Optional<TypeElement> made(Called called) {
        TypeElement made = null;
        for (ExecutableElement one : methods(called)) {
            TypeElement returned =
                    one.getReturnType() instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
            boolean makes = one.getModifiers().contains(Modifier.STATIC)
                    && returned != null
                    && components.contains(returned.getQualifiedName().toString())
                    && (made == null || made.equals(returned))
                    && keepsToItself(one);
            if (!makes) {
                return Optional.empty();
            }
            made = returned;
        }
        return Optional.ofNullable(made);
    }

    /** Whether a method sets something of the component and returns it, and nothing else, whichever of its name is called. */
    boolean isSetting(TypeElement component, MethodInvocationTree call) {
        return settings.computeIfAbsent(Called.of(component, call), this::isSetting);
    }

    private boolean isSetting(Called called) {
        List<ExecutableElement> methods = methods(called);
        return !methods.isEmpty()
                && methods.stream().allMatch(one -> returnsItself(called.type(), one) && keepsToItself(one));
    }

    /**
     * Whether a call is a setting of Launchway's library that names components to ask about, as {@code when(…)} and {@code restartOn(…)}:
     * those that take any objects. It adds none of them.
     */
    boolean isAsking(MethodInvocationTree call, TreePath at, TypeElement in) {
        Tree receiver = call;
        while (receiver instanceof MethodInvocationTree inner
                && inner.getMethodSelect() instanceof MemberSelectTree select) {
            Optional<TypeElement> component = component(select.getExpression(), at, in);
            if (component.isPresent()) {
                return isOfLibrary(component.get())
                        && isSetting(component.get(), call)
                        && methods(Called.of(component.get(), call)).stream().allMatch(JavacTypes::takesObjects);
            }
            receiver = select.getExpression();
        }
        return false;
    }

    private boolean isOfLibrary(TypeElement component) {
        return elements.getPackageOf(component).getQualifiedName().toString().startsWith("dev.launchway.library.");
    }

    private static boolean takesObjects(ExecutableElement method) {
        return method.isVarArgs()
                && method.getParameters().size() == 1
                && method.getParameters().get(0).asType().toString().startsWith("java.lang.Object");
    }

    private boolean returnsItself(TypeElement component, ExecutableElement method) {
        TypeMirror inPlace = types.asMemberOf((DeclaredType) component.asType(), method);
        return inPlace instanceof ExecutableType executable
                && types.isSameType(types.erasure(executable.getReturnType()), types.erasure(component.asType()));
    }

    /** Whether nothing that a method is given could take the component in. */
    private boolean keepsToItself(ExecutableElement method) {
        for (VariableElement parameter : method.getParameters()) {
            if (parameter.asType() instanceof DeclaredType declared) {
                String name =
                        ((TypeElement) declared.asElement()).getQualifiedName().toString();
                if (TAKERS.contains(name) || components.contains(name) || isCollection(declared)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isCollection(TypeMirror type) {
        TypeElement collection = elements.getTypeElement("java.util.Collection");
        return collection != null && types.isAssignable(types.erasure(type), types.erasure(collection.asType()));
    }

    /** Those of its name that take as many arguments. */
    private List<ExecutableElement> methods(Called called) {
        return ElementFilter.methodsIn(elements.getAllMembers(called.type())).stream()
                .filter(method -> method.getSimpleName().contentEquals(called.name()))
                .filter(method -> {
                    int taken = method.getParameters().size();
                    return method.isVarArgs() ? called.arguments() >= taken - 1 : called.arguments() == taken;
                })
                .toList();
    }
}
