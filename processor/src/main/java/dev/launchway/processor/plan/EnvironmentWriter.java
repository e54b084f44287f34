package dev.launchway.processor.plan;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.environment.Assignment;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.EnvironmentSource;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Setting;
import dev.launchway.processor.resource.ResourceOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the classes of one environment. */
final class EnvironmentWriter {

    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_WEIGHT = 1_000;

    private static final ParameterSpec BUILDER =
            ParameterSpec.builder(PlanTypes.BUILDER, "builder").build();

    private final Deployment deployment;
    private final ResourceOrders orders;
    private final ClassParts parts;
    private final ConstantCode constants;
    private final CodeBlock.Builder entry = CodeBlock.builder();
    private CodeBlock.Builder method = CodeBlock.builder();
    private int statements;
    private int weight;

    /**
     * Prepares the classes.
     *
     * @param deployment the environment
     * @param orders its orders
     * @param suffix the end of the classes' names
     */
    EnvironmentWriter(Deployment deployment, ResourceOrders orders, String suffix) {
        this.deployment = deployment;
        this.orders = orders;
        this.parts = new ClassParts(suffix);
        this.constants = new ConstantCode(parts);
    }

    /** The classes, the one with {@code plan()} first. */
    List<TypeSpec> write() {
        entry.addStatement(
                "$T builder = $T.builder($S)", PlanTypes.BUILDER, PlanTypes.ENVIRONMENT_PLAN, deployment.name());
        writeSettings(deployment.environment());
        writeComponents();
        deployment.environment().hosts().forEach(this::writeHost);
        deployment.overrides().forEach(this::writeOverride);
        writeOrders();
        closeMethod();
        entry.addStatement("return builder.build()");
        parts.addEntry(MethodSpec.methodBuilder("plan")
                .returns(PlanTypes.ENVIRONMENT_PLAN)
                .addModifiers(javax.lang.model.element.Modifier.STATIC)
                .addCode(entry.build())
                .build());
        return parts.build();
    }

    private void writeSettings(EnvironmentModel environment) {
        for (EnvironmentSource file : environment.files()) {
            add(2, "builder.digest($S, $S)", file.fileName(), file.sha256());
        }
        environment.settings().forEach((key, setting) -> add(2, "builder.setting($S, $L)", key, text(setting)));
        environment.data().forEach((key, setting) -> add(2, "builder.data($S, $L)", key, text(setting)));
        environment
                .resolver()
                .forEach((name, resolved) -> add(
                        1 + resolved.literals().size(), "builder.resolve($S, $L)", name, texts(resolved.literals())));
        environment.pathMap().forEach((prefix, setting) -> add(2, "builder.map($S, $L)", prefix, text(setting)));
    }

    private void writeComponents() {
        Map<String, String> classNames = new TreeMap<>();
        for (Root root : deployment.roots()) {
            classNames.put(root.component().rootName(), root.component().binaryName());
        }
        classNames.forEach((name, className) -> add(2, "builder.component($S, $S)", name, className));
    }

    private void writeHost(HostModel host) {
        List<String> words = new ArrayList<>();
        for (Assignment assignment : host.assignments()) {
            List<String> features =
                    assignment.features().stream().map(Setting::text).toList();
            words.add((assignment.ignored() ? "!" : "")
                    + assignment.component()
                    + (features.isEmpty() ? "" : ":" + String.join(",", features)));
        }
        List<String> details = new ArrayList<>();
        host.settings().forEach((key, setting) -> details.addAll(List.of(key, setting.text())));
        host.data().forEach((key, setting) -> details.addAll(List.of("data." + key, setting.text())));
        List<String> assigned = TextPieces.joined(words, " ");
        CodeBlock platform = host.ownPlatform() == null ? CodeBlock.of("null") : text(host.ownPlatform());
        add(
                5 + details.size(),
                "builder.host($S, $S, $L, $L, $S, $S$L)",
                host.name(),
                host.fqdn(),
                platform,
                host.ignored(),
                assigned.get(0),
                host.location().toString(),
                details.isEmpty() ? CodeBlock.of("") : CodeBlock.of(", $L", texts(details)));
        for (String more : assigned.subList(1, assigned.size())) {
            add(1, "builder.assign($S)", more);
        }
    }

    private void writeOverride(OverrideValue override) {
        ConstantCode.Expression value = constants.of(override.value());
        add(
                3 + value.weight(),
                "builder.override($S, $S, $L, $S)",
                override.target(),
                override.field(),
                value.code(),
                override.location().toString());
    }

    private void writeOrders() {
        for (String piece : TextPieces.joined(words(orders.configure()), " ")) {
            add(1, "builder.configureOrder($S)", piece);
        }
        for (int i = 0; i < orders.groups().size(); i++) {
            ResourceOrders.Group group = orders.groups().get(i);
            for (String piece : TextPieces.joined(words(group.members()), " ")) {
                add(2, "builder.group($L, $S, $S)", i, group.key(), piece);
            }
        }
        List<String> waits = new ArrayList<>();
        for (int root = 0; root < orders.awaited().size(); root++) {
            List<Integer> groups = orders.awaited().get(root);
            if (!groups.isEmpty()) {
                waits.add(root + ":" + String.join(" ", words(groups)));
            }
        }
        for (String piece : TextPieces.joined(waits, ";")) {
            add(1, "builder.awaits($S)", piece);
        }
    }

    private static List<String> words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private static CodeBlock text(Setting setting) {
        return ConstantCode.text(setting.text()).code();
    }

    private static CodeBlock texts(List<String> texts) {
        return texts.stream().map(text -> ConstantCode.text(text).code()).collect(CodeBlock.joining(", "));
    }

    private void add(int constantCount, String format, Object... arguments) {
        if (statements > 0 && (statements >= MOST_STATEMENTS || weight + constantCount > MOST_WEIGHT)) {
            closeMethod();
        }
        method.addStatement(format, arguments);
        statements++;
        weight += constantCount;
    }

    private void closeMethod() {
        if (statements > 0) {
            CodeBlock name = parts.add(TypeName.VOID, BUILDER, method.build(), weight);
            entry.addStatement("$L(builder)", name);
            method = CodeBlock.builder();
            statements = 0;
            weight = 0;
        }
    }
}
