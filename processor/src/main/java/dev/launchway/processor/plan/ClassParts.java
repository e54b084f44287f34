package dev.launchway.processor.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Spreads methods over as many classes as the limits of a class file ask for. */
final class ClassParts {

    /** A constant pool has 65,535 places; a text takes two. */
    private static final int MOST_CONSTANTS = 20_000;

    private final String suffix;
    private final List<TypeSpec.Builder> classes = new ArrayList<>();
    private int constants;
    private int methods;

    /**
     * Starts with one class.
     *
     * @param suffix the end of the names of all classes
     */
    ClassParts(String suffix) {
        this.suffix = suffix;
        addClass();
    }

    private void addClass() {
        classes.add(TypeSpec.classBuilder(nameOf(classes.size()))
                .addAnnotation(PlanTypes.GENERATED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build()));
        constants = 0;
    }

    /**
     * Adds a static method.
     *
     * @param returns what it returns
     * @param parameter its parameter, or {@code null}
     * @param body its body
     * @param weight how many constants it holds
     * @return the method's qualified name, for calls
     */
    CodeBlock add(TypeName returns, ParameterSpec parameter, CodeBlock body, int weight) {
        if (constants > 0 && constants + weight > MOST_CONSTANTS) {
            addClass();
        }
        constants += weight;
        String name = "part" + methods++;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(returns)
                .addCode(body);
        if (parameter != null) {
            method.addParameter(parameter);
        }
        classes.get(classes.size() - 1).addMethod(method.build());
        return CodeBlock.of("$T.$N", ClassName.get(PlanTypes.PACKAGE, nameOf(classes.size() - 1)), name);
    }

    private String nameOf(int index) {
        return "Plan" + (index == 0 ? "" : Integer.toString(index)) + suffix;
    }

    /** Adds the method that everything starts from to the first class. */
    void addEntry(MethodSpec method) {
        classes.get(0).addMethod(method);
    }

    /** The classes. */
    List<TypeSpec> build() {
        return classes.stream().map(TypeSpec.Builder::build).toList();
    }
}
