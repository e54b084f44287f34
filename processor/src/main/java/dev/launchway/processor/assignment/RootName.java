package dev.launchway.processor.assignment;

import dev.launchway.processor.model.ComponentModel;
import java.util.List;

/** What the name of a component in a host's list stands for. */
public sealed interface RootName {

    /** There is no such component. */
    record Unknown() implements RootName {}

    /** The classes of that name are at fault, which is said of the classes. */
    record Faulty() implements RootName {}

    /**
     * Several libraries have one.
     *
     * @param components these, by qualified name
     */
    record Ambiguous(List<ComponentModel> components) implements RootName {}

    /**
     * It cannot be a root component.
     *
     * @param component the component, which nothing can make
     */
    record NotARoot(ComponentModel component) implements RootName {}

    /**
     * It can be assigned.
     *
     * @param component the component
     */
    record Assignable(ComponentModel component) implements RootName {}
}
