package dev.launchway.processor.plan;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** The names that a generated plan uses. */
final class PlanTypes {

    /** The package of the plan. */
    static final String PACKAGE = "dev.launchway.generated";

    /** The service that the plan is found as. */
    static final String SERVICE = "dev.launchway.plan.ServicePlan";

    static final ClassName PLAN = ClassName.get(PACKAGE, "Plan");
    static final ClassName SERVICE_PLAN = ClassName.get("dev.launchway.plan", "ServicePlan");
    static final ClassName ENVIRONMENT_PLAN = ClassName.get("dev.launchway.plan", "EnvironmentPlan");
    static final ClassName BUILDER = ClassName.get("dev.launchway.plan", "EnvironmentPlanBuilder");
    static final ClassName TEMPLATE_TEXT = ClassName.get("dev.launchway.plan", "TemplateText");

    /** Marks generated classes, for tools that leave those alone. */
    static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("javax.annotation.processing", "Generated"))
            .addMember("value", "$S", "dev.launchway.processor")
            .build();

    private PlanTypes() {}
}
