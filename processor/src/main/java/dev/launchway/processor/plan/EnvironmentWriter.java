package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.bytecode.ClassFile;
import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
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
import java.util.function.Consumer;

/** Writes the classes of one environment. */
final class EnvironmentWriter {

    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_WEIGHT = 1_000;

    private static final String TEXT = PlanTypes.STRING;
    private static final String TEXTS = "[" + PlanTypes.STRING;
    private static final String PART = "(" + PlanTypes.BUILDER_DESCRIPTOR + ")V";

    private final Deployment deployment;
    private final ResourceOrders orders;
    private final ClassParts parts;
    private final ConstantCode constants;
    private final List<ClassParts.Part> methods = new ArrayList<>();
    private List<Consumer<Code>> statements = new ArrayList<>();
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
    List<ClassFile> write() {
        writeSettings(deployment.environment());
        writeComponents();
        deployment.environment().hosts().forEach(this::writeHost);
        deployment.overrides().forEach(this::writeOverride);
        writeOrders();
        closeMethod();
        String plan = Descriptors.of(PlanTypes.ENVIRONMENT_PLAN);
        parts.addEntry("plan", "()" + plan, code -> {
            code.text(deployment.name())
                    .callStatic(
                            PlanTypes.ENVIRONMENT_PLAN,
                            "builder",
                            "(" + TEXT + ")" + PlanTypes.BUILDER_DESCRIPTOR,
                            false)
                    .store(0);
            for (ClassParts.Part method : methods) {
                code.load(0);
                method.call(code);
            }
            code.load(0).call(PlanTypes.BUILDER, "build", "()" + plan).giveBack();
        });
        return parts.classes();
    }

    private void writeSettings(EnvironmentModel environment) {
        for (EnvironmentSource file : environment.files()) {
            addPair("digest", file.fileName(), file.sha256());
        }
        environment.settings().forEach((key, setting) -> addPair("setting", key, setting.text()));
        environment.data().forEach((key, setting) -> addPair("data", key, setting.text()));
        environment.resolver().forEach((name, resolved) -> {
            List<String> literals = resolved.literals();
            add(1 + literals.size(), "resolve", TEXT + TEXTS, code -> code.text(name)
                    .array("java/lang/String", literals, code::text));
        });
        environment.pathMap().forEach((prefix, setting) -> addPair("map", prefix, setting.text()));
    }

    private void writeComponents() {
        Map<String, String> classNames = new TreeMap<>();
        for (Root root : deployment.roots()) {
            classNames.put(root.component().rootName(), root.component().binaryName());
        }
        classNames.forEach((name, className) -> addPair("component", name, className));
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
        List<ConstantCode.Expression> details = new ArrayList<>();
        host.settings().forEach((key, setting) -> addDetail(details, key, setting));
        host.data().forEach((key, setting) -> addDetail(details, "data." + key, setting));
        List<String> assigned = TextPieces.joined(words, " ");
        int constantCount =
                5 + details.stream().mapToInt(ConstantCode.Expression::weight).sum();
        add(constantCount, "host", TEXT + TEXT + TEXT + "Z" + TEXT + TEXT + TEXTS, code -> {
            code.text(host.name()).text(host.fqdn());
            if (host.ownPlatform() == null) {
                code.nothing();
            } else {
                code.text(host.ownPlatform().text());
            }
            code.truth(host.ignored())
                    .text(assigned.get(0))
                    .text(host.location().toString())
                    .array("java/lang/String", details, one -> one.load().accept(code));
        });
        for (String more : assigned.subList(1, assigned.size())) {
            add(1, "assign", TEXT, code -> code.text(more));
        }
    }

    private static void addDetail(List<ConstantCode.Expression> details, String key, Setting setting) {
        details.add(ConstantCode.text(key));
        details.add(ConstantCode.text(setting.text()));
    }

    private void writeOverride(OverrideValue override) {
        ConstantCode.Expression value = constants.of(override.value());
        add(3 + value.weight(), "override", TEXT + TEXT + PlanTypes.OBJECT + TEXT, code -> {
            code.text(override.target()).text(override.field());
            value.load().accept(code);
            code.text(override.location().toString());
        });
    }

    private void writeOrders() {
        for (String piece : TextPieces.joined(words(orders.configure()), " ")) {
            add(1, "configureOrder", TEXT, code -> code.text(piece));
        }
        for (int i = 0; i < orders.groups().size(); i++) {
            ResourceOrders.Group group = orders.groups().get(i);
            int number = i;
            for (String piece : TextPieces.joined(words(group.members()), " ")) {
                add(3, "group", "I" + TEXT + TEXT, code -> code.number(number)
                        .text(group.key())
                        .text(piece));
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
            add(1, "awaits", TEXT, code -> code.text(piece));
        }
    }

    private static List<String> words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private void addPair(String method, String key, String value) {
        ConstantCode.Expression text = ConstantCode.text(value);
        add(1 + text.weight(), method, TEXT + TEXT, code -> {
            code.text(key);
            text.load().accept(code);
        });
    }

    /** Adds a call of the builder. */
    private void add(int constantCount, String method, String parameters, Consumer<Code> arguments) {
        if (!statements.isEmpty() && (statements.size() >= MOST_STATEMENTS || weight + constantCount > MOST_WEIGHT)) {
            closeMethod();
        }
        statements.add(code -> {
            code.load(0);
            arguments.accept(code);
            code.call(PlanTypes.BUILDER, method, "(" + parameters + ")" + PlanTypes.BUILDER_DESCRIPTOR)
                    .drop();
        });
        weight += constantCount;
    }

    private void closeMethod() {
        if (!statements.isEmpty()) {
            List<Consumer<Code>> all = statements;
            methods.add(parts.add(
                    PART,
                    code -> {
                        all.forEach(statement -> statement.accept(code));
                        code.done();
                    },
                    weight));
            statements = new ArrayList<>();
            weight = 0;
        }
    }
}
