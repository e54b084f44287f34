package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All components and records of this compilation and of the libraries on its class path, sorted by qualified name. */
public final class ServiceModel {

    private final Map<String, ComponentModel> components = new LinkedHashMap<>();
    private final Map<String, RecordModel> records = new LinkedHashMap<>();
    private final StrayDeclarations strays;
    private final List<OtherVersion> otherVersions;
    private final boolean complete;

    /**
     * Makes a model.
     *
     * @param components the components, sorted by qualified name
     * @param records the records, sorted by qualified name
     * @param strays what annotated classes say that are no components
     * @param otherVersions the classes of libraries whose generated code is of another version
     * @param readable whether all annotations of the sources could be read
     */
    public ServiceModel(
            List<ComponentModel> components,
            List<RecordModel> records,
            StrayDeclarations strays,
            List<OtherVersion> otherVersions,
            boolean readable) {
        for (ComponentModel component : components) {
            this.components.put(component.binaryName(), component);
        }
        for (RecordModel record : records) {
            this.records.put(record.binaryName(), record);
        }
        this.strays = strays;
        this.otherVersions = otherVersions;
        complete = readable
                && components.stream()
                        .noneMatch(component ->
                                component.broken() || unprocessed(component).isPresent());
    }

    /**
     * The components.
     *
     * @return sorted by qualified name
     */
    public List<ComponentModel> components() {
        return List.copyOf(components.values());
    }

    /**
     * The records.
     *
     * @return sorted by qualified name
     */
    public List<RecordModel> records() {
        return List.copyOf(records.values());
    }

    /**
     * A component by its class.
     *
     * @param binaryName a binary name
     * @return empty for a class that is no component
     */
    public Optional<ComponentModel> component(String binaryName) {
        return Optional.ofNullable(components.get(binaryName));
    }

    /**
     * A record by its class.
     *
     * @param binaryName a binary name
     * @return empty for a class that is no resource record
     */
    public Optional<RecordModel> record(String binaryName) {
        return Optional.ofNullable(records.get(binaryName));
    }

    /**
     * What annotated classes say that are no components.
     *
     * @return their names and keys
     */
    public StrayDeclarations strays() {
        return strays;
    }

    /**
     * The components and records of libraries whose generated code is of another version.
     *
     * @return components first, each sorted by qualified name
     */
    public List<OtherVersion> otherVersions() {
        return otherVersions;
    }

    /**
     * Whether all classes compile, as far as that can be seen. Where not, what is missing may stand in a class that does not
     * compile: then nothing may be said about what is missing.
     *
     * @return whether no component is broken, and no annotation unknown
     */
    public boolean complete() {
        return complete;
    }

    /**
     * The component that a class extends and that the model does not have: a class file that was compiled without the processor.
     *
     * @param component a component
     * @return the binary name of its superclass; empty where that is known, or none is a component
     */
    public Optional<String> unprocessed(ComponentModel component) {
        return component.parent().filter(parent -> !components.containsKey(parent));
    }

    /**
     * A component and the components among its superclasses.
     *
     * @param component a component
     * @return the topmost superclass first, the component last
     */
    public List<ComponentModel> lineage(ComponentModel component) {
        List<ComponentModel> lineage = new ArrayList<>();
        for (ComponentModel next = component; next != null && !holds(lineage, next); ) {
            lineage.add(0, next);
            next = next.parent()
                    .map(parent -> component.seen(parent, components.get(parent)))
                    .orElse(null);
        }
        return lineage;
    }

    /** Classes may extend each other in a circle, which is the compiler's to report. */
    private static boolean holds(List<ComponentModel> lineage, ComponentModel component) {
        for (ComponentModel one : lineage) {
            if (one.binaryName().equals(component.binaryName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The members of superclasses whose types a component is the first to tell.
     *
     * @param component a component
     * @return those that its direct superclass leaves open, with the types that they have in the component
     */
    public List<TypedMember> typed(ComponentModel component) {
        Optional<ComponentModel> parent = component.parent().map(components::get);
        List<TypedMember> typed = new ArrayList<>();
        if (parent.isPresent()) {
            component.ancestors().forEach((name, here) -> {
                ComponentModel above = parent.get().seen(name, components.get(name));
                if (above != null) {
                    typed.addAll(TypedMember.of(above, here));
                }
            });
        }
        return typed;
    }

    /**
     * The sub-components of superclasses whose types a component is the first to tell.
     *
     * @param component a component
     * @return those that are of another type in its direct superclass, at the component
     */
    public List<SubComponentModel> typedParts(ComponentModel component) {
        Optional<ComponentModel> parent = component.parent().map(components::get);
        List<SubComponentModel> typed = new ArrayList<>();
        if (parent.isPresent()) {
            component.ancestors().forEach((name, here) -> {
                ComponentModel above = parent.get().seen(name, components.get(name));
                for (int i = 0; above != null && i < above.subComponents().size(); i++) {
                    SubComponentModel field = here.subComponents().get(i);
                    if (!field.typeName().equals(above.subComponents().get(i).typeName())) {
                        typed.add(field.at(Anchor.at(component.element())));
                    }
                }
            });
        }
        return typed;
    }

    /**
     * Members with the inherited ones first: {@code all(component, ComponentModel::attributes)}.
     *
     * @param component a component
     * @param members which members
     * @param <M> their type
     * @return those of the topmost superclass first
     */
    public <M> List<M> all(ComponentModel component, Function<ComponentModel, List<M>> members) {
        List<M> all = new ArrayList<>();
        for (ComponentModel one : lineage(component)) {
            all.addAll(members.apply(one));
        }
        return all;
    }

    /**
     * The field of the features.
     *
     * @param component a component
     * @return its own, else the inherited one
     */
    public Optional<FeaturesModel> features(ComponentModel component) {
        Optional<FeaturesModel> found = Optional.empty();
        for (ComponentModel one : lineage(component)) {
            found = one.features().isPresent() ? one.features() : found;
        }
        return found;
    }
}
