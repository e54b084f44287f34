package dev.launchway.text;

/** What generated code and the runtime agree on: the names of generated classes, and the version of the contract between them. */
public final class GeneratedCode {

    /**
     * The version of the contract. It counts up with each change after which code that was generated before does not run any
     * more, or is understood in another way.
     */
    public static final int VERSION = 2;

    /** The version of generated code that names none. */
    public static final int UNNAMED_VERSION = 1;

    /** The package of the entries of the index. */
    public static final String INDEX_PACKAGE = "dev.launchway.index";

    private static final String DEFINITION = "_Definition";
    private static final String DATA = "_Data";

    private GeneratedCode() {}

    /**
     * The definition of a component.
     *
     * @param component the component's binary name
     * @return for {@code com.example.Outer$Inner}, {@code com.example.Outer_Inner_Definition}
     */
    public static String definition(String component) {
        return flat(component) + DEFINITION;
    }

    /**
     * The data class of a record.
     *
     * @param record the record's binary name
     * @return for {@code com.example.Outer$Inner}, {@code com.example.Outer_Inner_Data}
     */
    public static String data(String record) {
        return flat(record) + DATA;
    }

    /**
     * Whether a class has the name of a definition or a data class.
     *
     * @param type its binary name
     * @return whether it has
     */
    public static boolean isGenerated(String type) {
        return type.endsWith(DEFINITION) || type.endsWith(DATA);
    }

    private static String flat(String type) {
        int simple = type.lastIndexOf('.') + 1;
        return type.substring(0, simple) + type.substring(simple).replace('$', '_');
    }
}
