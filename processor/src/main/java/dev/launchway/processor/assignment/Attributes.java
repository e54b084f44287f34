package dev.launchway.processor.assignment;

import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.text.NearestName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attributes of components by the keys that environments use, inherited ones included. */
public final class Attributes {

    private final ServiceModel model;
    private final Map<String, Map<String, AttributeModel>> byComponent = new HashMap<>();

    public Attributes(ServiceModel model) {
        this.model = model;
    }

    /** Whether these are all: else one may stand in a class that does not compile. */
    public boolean complete() {
        return model.complete();
    }

    /**
     * The attributes of a component.
     *
     * @param component a component
     * @return by key, inherited ones first
     */
    public Map<String, AttributeModel> of(ComponentModel component) {
        return byComponent.computeIfAbsent(component.binaryName(), name -> {
            Map<String, AttributeModel> attributes = new LinkedHashMap<>();
            for (AttributeModel attribute : model.all(component, ComponentModel::attributes)) {
                attributes.put(attribute.key(), attribute);
            }
            return attributes;
        });
    }

    /**
     * The attribute that an unknown key was meant for.
     *
     * @param key a key
     * @param component the component that it stands for
     * @return the key of the attribute; empty for a key that is known, and for one that is like none
     */
    public Optional<String> nearest(String key, ComponentModel component) {
        Set<String> known = of(component).keySet();
        if (known.contains(key)) {
            return Optional.empty();
        }
        return NearestName.of(key, known);
    }
}
