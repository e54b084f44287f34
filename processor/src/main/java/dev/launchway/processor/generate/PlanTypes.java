package dev.launchway.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import javax.annotation.processing.Generated;

/** The types that generated code builds on, by name: the processor does not depend on the runtime. */
final class PlanTypes {

    private static final String PLAN = "dev.launchway.plan";
    private static final String API = "dev.launchway.api";

    static final ClassName COMPONENT_DEFINITION = ClassName.get(PLAN, "ComponentDefinition");
    static final ClassName RECORD_DEFINITION = ClassName.get(PLAN, "RecordDefinition");
    static final ClassName PART = RECORD_DEFINITION.nestedClass("Part");
    static final ClassName DEFINITION_INDEX = ClassName.get(PLAN, "DefinitionIndex");
    static final ClassName INDEXED = ClassName.get(PLAN, "Indexed");
    static final ClassName VALUE_TYPE = ClassName.get(PLAN, "ValueType");
    static final ClassName ATTRIBUTE_MEMBER = ClassName.get(PLAN, "AttributeMember");
    static final ClassName REQUIREMENT_MEMBER = ClassName.get(PLAN, "RequirementMember");
    static final ClassName CARDINALITY = REQUIREMENT_MEMBER.nestedClass("Cardinality");
    static final ClassName PROVISION_MEMBER = ClassName.get(PLAN, "ProvisionMember");
    static final ClassName SUB_COMPONENT_MEMBER = ClassName.get(PLAN, "SubComponentMember");
    static final ClassName SHAPE = SUB_COMPONENT_MEMBER.nestedClass("Shape");
    static final ClassName HANDLER_MEMBER = ClassName.get(PLAN, "HandlerMember");
    static final ClassName FEATURES_MEMBER = ClassName.get(PLAN, "FeaturesMember");
    static final ClassName PHASE = ClassName.get(PLAN, "Phase");

    static final ClassName HOST = ClassName.get(API, "Host");
    static final ClassName ENVIRONMENT = ClassName.get(API, "Environment");

    static final ClassName FILE = ClassName.get("dev.launchway.library.file", "File");

    private PlanTypes() {}

    static ClassName api(String simpleName) {
        return ClassName.get(API, simpleName);
    }

    static AnnotationSpec generated() {
        return AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", "dev.launchway.processor.LaunchwayProcessor")
                .build();
    }

    static AnnotationSpec suppress(String... warnings) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        for (String warning : warnings) {
            annotation.addMember("value", "$S", warning);
        }
        return annotation.build();
    }
}
