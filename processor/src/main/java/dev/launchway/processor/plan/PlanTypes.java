package dev.launchway.processor.plan;

import dev.launchway.processor.bytecode.Descriptors;

/** The names that a generated plan uses. */
final class PlanTypes {

    /** The package of the plan, for internal names. */
    static final String PACKAGE = "dev/launchway/generated/";

    /** The service that the plan is found as. */
    static final String SERVICE = "dev.launchway.plan.ServicePlan";

    static final String PLAN = PACKAGE + "Plan";
    static final String SERVICE_PLAN = "dev/launchway/plan/ServicePlan";
    static final String ENVIRONMENT_PLAN = "dev/launchway/plan/EnvironmentPlan";
    static final String BUILDER = "dev/launchway/plan/EnvironmentPlanBuilder";
    static final String TEMPLATE_TEXT = "dev/launchway/plan/TemplateText";

    static final String OBJECT = "Ljava/lang/Object;";
    static final String STRING = "Ljava/lang/String;";
    static final String LIST = "Ljava/util/List;";
    static final String MAP = "Ljava/util/Map;";
    static final String BUILDER_DESCRIPTOR = Descriptors.of(BUILDER);

    private PlanTypes() {}
}
