package dev.launchway.processor.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.source.SourceFiles;
import dev.launchway.processor.source.TextBlock;
import dev.launchway.template.OwnComponents;
import dev.launchway.text.GeneratedCode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes the plan: a class for each environment, one for the service that knows these, and the file by which the service loader
 * finds it.
 */
final class PlanWriter {

    private static final String PACKAGE = "dev.launchway.generated";
    private static final String PLAN = "Plan";
    private static final String SERVICE = "dev.launchway.plan.ServicePlan";
    private static final ClassName GENERATED_PLAN = ClassName.get("dev.launchway.plan", "GeneratedPlan");
    private static final ClassName ENVIRONMENT_PLAN = ClassName.get("dev.launchway.plan", "EnvironmentPlan");

    private final Filer filer;
    private final SourceFiles files;
    private final Element[] origins;

    PlanWriter(Filer filer, ServiceModel model) {
        this.filer = filer;
        this.files = new SourceFiles(filer);
        this.origins = model.components().stream()
                .filter(ComponentModel::fromSource)
                .map(ComponentModel::element)
                .toArray(Element[]::new);
    }

    /**
     * Writes the plan.
     *
     * @param deployments the environments, sorted by name
     * @param tables the table of each, and that of the service
     * @throws IOException when a file cannot be written
     */
    void write(List<Deployment> deployments, List<String> tables) throws IOException {
        List<ClassName> classes = new ArrayList<>();
        for (Deployment deployment : deployments) {
            ClassName type = ClassName.get(PACKAGE, unique(deployment.name(), classes));
            classes.add(type);
            write(environment(type, deployment, tables.get(classes.size() - 1)));
        }
        write(service(classes, tables.get(classes.size())));
        writeLines("META-INF/services/" + SERVICE, List.of(PACKAGE + "." + PLAN));
    }

    /** The name of an environment's class; environments may differ by a dash for an underscore alone. */
    private static String unique(String environment, List<ClassName> taken) {
        String name = PLAN + "_" + environment.replace('-', '_');
        String unique = name;
        for (int i = 2; taken.contains(ClassName.get(PACKAGE, unique)); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    private TypeSpec.Builder type(String name) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addAnnotation(SourceFiles.generated())
                .addModifiers(Modifier.FINAL);
        for (Element origin : origins) {
            type.addOriginatingElement(origin);
        }
        return type;
    }

    private TypeSpec environment(ClassName type, Deployment deployment, String table) {
        return type(type.simpleName())
                .addJavadoc(
                        "The environment {@code $L}, as environments/$L describes it. Its root components are numbered from 0;\n"
                                + "those of a {@code group} are deployed before those that it is {@code awaited} by.\n",
                        deployment.name(),
                        deployment.environment().fileName())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("read")
                        .addModifiers(Modifier.STATIC)
                        .returns(ENVIRONMENT_PLAN)
                        .addStatement(
                                "return $T.read($S, $L)", ENVIRONMENT_PLAN, deployment.name(), TextBlock.of(table))
                        .build())
                .build();
    }

    private TypeSpec service(List<ClassName> classes, String table) {
        CodeBlock.Builder cases = CodeBlock.builder().add("return switch (number) {\n$>");
        for (int i = 0; i < classes.size(); i++) {
            cases.add("case $L -> $T.read();\n", i, classes.get(i));
        }
        cases.add("default -> throw new IndexOutOfBoundsException(number);\n$<};\n");
        return type(PLAN)
                .addJavadoc(
                        "The plan of the service: its environments, and the platforms that components extend others on.")
                .addModifiers(Modifier.PUBLIC)
                .superclass(GENERATED_PLAN)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Called by the service loader.")
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("super($L, $L)", GeneratedCode.VERSION, TextBlock.of(table))
                        .build())
                .addMethod(MethodSpec.methodBuilder("environment")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(ENVIRONMENT_PLAN)
                        .addParameter(int.class, "number")
                        .addCode(cases.build())
                        .build())
                .build();
    }

    private void write(TypeSpec type) throws IOException {
        files.write(PACKAGE, type);
    }

    /**
     * Writes the names of the service's own components.
     *
     * @param names binary names
     * @throws IOException when the file cannot be written
     */
    void writeComponents(List<String> names) throws IOException {
        writeLines(OwnComponents.FILE, names.stream().sorted().toList());
    }

    private void writeLines(String name, List<String> lines) throws IOException {
        FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origins);
        try (Writer writer = file.openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        }
    }
}
