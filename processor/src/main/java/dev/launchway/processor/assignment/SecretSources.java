package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.SecretSource;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the secrets of root components that nothing sets come from the source of an environment. */
final class SecretSources {

    private final Attributes attributes;

    SecretSources(Attributes attributes) {
        this.attributes = attributes;
    }

    /**
     * What the source gives.
     *
     * @param source the source
     * @param roots the root components; ignored ones are configured too
     * @param set what is set without it
     * @return what is to be added to that; for single hosts where others of them have a value of their own
     */
    List<OverrideValue> read(SecretSource source, List<Root> roots, List<OverrideValue> set) {
        Map<String, List<Root>> byComponent = new LinkedHashMap<>();
        for (Root root : roots) {
            byComponent
                    .computeIfAbsent(root.component().rootName(), name -> new ArrayList<>())
                    .add(root);
        }
        List<OverrideValue> added = new ArrayList<>();
        byComponent.values().forEach(instances -> {
            for (AttributeModel attribute :
                    attributes.of(instances.get(0).component()).values()) {
                if (attribute.type() instanceof DataType.Scalar scalar
                        && scalar.kind().isSecret()) {
                    add(source, attribute, instances, set, added);
                }
            }
        });
        return added;
    }

    private static void add(
            SecretSource source,
            AttributeModel attribute,
            List<Root> instances,
            List<OverrideValue> set,
            List<OverrideValue> into) {
        String component = instances.get(0).component().rootName();
        List<OverrideValue> others = set.stream()
                .filter(value -> value.field().equals(attribute.name())
                        && value.component().equals(component))
                .toList();
        List<Root> unset = instances.stream()
                .filter(root -> others.stream().noneMatch(value -> value.sets(root, attribute.name())))
                .toList();
        Constant key = new Constant.SecretKey("", component + "." + attribute.key());
        if (unset.size() == instances.size()) {
            into.add(new OverrideValue(component, Optional.empty(), attribute.name(), key, source.location()));
        } else {
            for (Root root : unset) {
                Optional<String> host = Optional.of(root.host().name());
                into.add(new OverrideValue(component, host, attribute.name(), key, source.location()));
            }
        }
    }
}
