package dev.launchway.processor.read;

import java.util.List;

/** The names of the types that the processor looks for. */
public final class Vocabulary {

    private static final String ANNOTATION = "dev.launchway.annotation.";
    private static final String API = "dev.launchway.api.";

    static final String COMPONENT = ANNOTATION + "Component";
    static final String ATTRIBUTE = ANNOTATION + "Attribute";
    static final String NAMEVAR = ANNOTATION + "Namevar";
    static final String REQUIRES = ANNOTATION + "Requires";
    static final String PROVIDES = ANNOTATION + "Provides";
    static final String SUB_COMPONENT = ANNOTATION + "SubComponent";
    static final String TEMPLATE = ANNOTATION + "Template";
    static final String FEATURES = ANNOTATION + "Features";
    static final String ON_EVENT = ANNOTATION + "OnEvent";
    static final String OBSERVED = ANNOTATION + "Observed";
    static final String PLATFORM = ANNOTATION + "Platform";
    static final String PLATFORMS = ANNOTATION + "Platform.Container";

    static final String RESOURCE = API + "Resource";
    static final String HOST = API + "Host";
    static final String ENVIRONMENT = API + "Environment";
    static final String TARGET = API + "Target";

    /** The component that renders templates. */
    public static final String FILE = "dev.launchway.library.file.File";

    /** The annotation of an entry of the index. */
    public static final String INDEXED = "dev.launchway.plan.Indexed";

    /** The annotations of members, in the order in which messages name them. */
    static final List<String> ON_MEMBERS =
            List.of(ATTRIBUTE, NAMEVAR, REQUIRES, PROVIDES, SUB_COMPONENT, TEMPLATE, FEATURES, ON_EVENT);

    /** The annotations of classes. */
    static final List<String> ON_CLASSES = List.of(COMPONENT, OBSERVED, PLATFORM, PLATFORMS);

    private Vocabulary() {}

    static String api(String simpleName) {
        return API + simpleName;
    }
}
