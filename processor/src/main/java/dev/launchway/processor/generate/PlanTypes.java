package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.launchway.processor.read.Vocabulary;

/** The types that generated code builds on, by name: the processor does not depend on the runtime. */
final class PlanTypes {

    private static final String PLAN = "dev.launchway.plan";

    static final ClassName COMPONENT_DEFINITION = ClassName.get(PLAN, "ComponentDefinition");
    static final ClassName RECORD_DEFINITION = ClassName.get(PLAN, "RecordDefinition");
    static final ClassName INDEXED = ClassName.bestGuess(Vocabulary.INDEXED);
    static final ClassName FILE = ClassName.bestGuess(Vocabulary.FILE);
    static final ClassName HOST = api("Host");
    static final ClassName ENVIRONMENT = api("Environment");
    static final ClassName TARGET = api("Target");

    private PlanTypes() {}

    static ClassName api(String simpleName) {
        return ClassName.get("dev.launchway.api", simpleName);
    }

    /** A class by its binary name, which names no nested one. */
    static ClassName generated(String binaryName) {
        int simple = binaryName.lastIndexOf('.') + 1;
        return ClassName.get(binaryName.substring(0, Math.max(0, simple - 1)), binaryName.substring(simple));
    }
}
