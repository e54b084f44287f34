package dev.launchway.processor.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes the class that knows all environments, and loads the class of one only when it is asked for it. */
final class ServicePlanWriter {

    /** The most cases of one switch. */
    private static final int MOST_CASES = 200;

    private static final TypeName TEXTS =
            ParameterizedTypeName.get(ClassName.get(List.class), ClassName.get(String.class));

    private ServicePlanWriter() {}

    /**
     * Writes the class.
     *
     * @param classes the class of each environment, by name
     * @param model all components
     * @return the class
     */
    static TypeSpec write(Map<String, ClassName> classes, ServiceModel model) {
        TypeSpec.Builder type = TypeSpec.classBuilder(PlanTypes.PLAN)
                .addJavadoc("The plan of this service.")
                .addAnnotation(PlanTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(PlanTypes.SERVICE_PLAN)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("For the service loader.")
                        .build())
                .addMethod(overriding("environments", TEXTS)
                        .addStatement("return $L", texts(classes.keySet()))
                        .build())
                .addMethod(environment(classes));
        TreeSet<String> platforms = new TreeSet<>();
        Map<String, List<String>> components = platformComponents(model, platforms);
        addPlatformComponents(type, components);
        return type.addMethod(overriding("platforms", TEXTS)
                        .addStatement("return $L", texts(platforms))
                        .build())
                .build();
    }

    private static MethodSpec environment(Map<String, ClassName> classes) {
        CodeBlock.Builder body =
                CodeBlock.builder().add("return switch (name) {\n").indent();
        classes.forEach((name, type) -> body.add("case $S -> $T.plan();\n", name, type));
        body.add("default -> null;\n").unindent().add("};\n");
        return overriding("environment", PlanTypes.ENVIRONMENT_PLAN)
                .addParameter(String.class, "name")
                .addCode(body.build())
                .build();
    }

    private static Map<String, List<String>> platformComponents(ServiceModel model, Collection<String> platforms) {
        Map<String, List<String>> components = new TreeMap<>();
        for (ComponentModel component : model.components()) {
            for (PlatformModel platform : component.platforms()) {
                platforms.add(platform.platform());
                components
                        .computeIfAbsent(platform.of() + " " + platform.platform(), key -> new ArrayList<>())
                        .add(component.binaryName());
            }
        }
        return components;
    }

    private static void addPlatformComponents(TypeSpec.Builder type, Map<String, List<String>> components) {
        CodeBlock.Builder calls = CodeBlock.builder();
        List<String> keys = new ArrayList<>(components.keySet());
        for (int at = 0; at < keys.size(); at += MOST_CASES) {
            String name = "platformComponents" + at / MOST_CASES;
            calls.addStatement("$T found$L = $N(key)", TEXTS, at / MOST_CASES, name);
            calls.beginControlFlow("if (found$L != null)", at / MOST_CASES)
                    .addStatement("return found$L", at / MOST_CASES)
                    .endControlFlow();
            CodeBlock.Builder body =
                    CodeBlock.builder().add("return switch (key) {\n").indent();
            for (String key : keys.subList(at, Math.min(keys.size(), at + MOST_CASES))) {
                body.add("case $S -> $L;\n", key, texts(components.get(key)));
            }
            body.add("default -> null;\n").unindent().add("};\n");
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(TEXTS)
                    .addParameter(String.class, "key")
                    .addCode(body.build())
                    .build());
        }
        MethodSpec.Builder method = overriding("platformComponents", TEXTS)
                .addParameter(String.class, "className")
                .addParameter(String.class, "platform");
        if (!keys.isEmpty()) {
            method.addStatement("$T key = className + $S + platform", String.class, " ")
                    .addCode(calls.build());
        }
        type.addMethod(method.addStatement("return $T.of()", List.class).build());
    }

    private static MethodSpec.Builder overriding(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    private static CodeBlock texts(Collection<String> texts) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", ")));
    }
}
