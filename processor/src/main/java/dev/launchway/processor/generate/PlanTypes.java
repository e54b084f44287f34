package dev.launchway.processor.generate;

/** The types that generated code builds on, by internal name: the processor does not depend on the runtime. */
final class PlanTypes {

    private static final String PLAN = "dev/launchway/plan/";

    static final String COMPONENT_DEFINITION = PLAN + "ComponentDefinition";
    static final String RECORD_DEFINITION = PLAN + "RecordDefinition";
    static final String DEFINITION_INDEX = PLAN + "DefinitionIndex";
    static final String INDEXED = PLAN + "Indexed";
    static final String MEMBER_TABLE = PLAN + "MemberTable";
    static final String VALUE_TYPE = PLAN + "ValueType";
    static final String CARDINALITY = PLAN + "RequirementMember$Cardinality";
    static final String SHAPE = PLAN + "SubComponentMember$Shape";
    static final String PHASE = PLAN + "Phase";

    static final String EVENT = "dev/launchway/annotation/Event";
    static final String EVENT_SCOPE = "dev/launchway/annotation/EventScope";
    static final String SCOPE = "dev/launchway/annotation/Scope";

    static final String FILE = "dev/launchway/library/file/File";

    static final String OBJECT = "Ljava/lang/Object;";
    static final String STRING = "Ljava/lang/String;";

    private PlanTypes() {}

    static String api(String simpleName) {
        return "dev/launchway/api/" + simpleName;
    }
}
