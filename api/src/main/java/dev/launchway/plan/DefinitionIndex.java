package dev.launchway.plan;

/**
 * The definitions of one package. The processor generates one for each package with components or resource records, in the
 * package {@value #PACKAGE}, so that the compiler finds those of library jars and the engine finds each without a search.
 */
public interface DefinitionIndex {

    /** The package of all indexes. */
    String PACKAGE = "dev.launchway.index";

    /**
     * The definition of a component.
     *
     * @param className the class's binary name
     * @return {@code null} for a class that is no component of this package
     */
    ComponentDefinition<?> component(String className);

    /**
     * The definition of a record.
     *
     * @param className the record's binary name
     * @return {@code null} for a class that is no resource record of this package
     */
    RecordDefinition<?> record(String className);
}
