package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the overrides of one component: finds the attributes and converts the values. What does not fit is left out. */
final class OverrideReader {

    private final Attributes attributes;

    OverrideReader(Attributes attributes) {
        this.attributes = attributes;
    }

    List<OverrideValue> read(ComponentModel component, OverrideSection section, ConstantReader constants) {
        Map<String, AttributeModel> known = attributes.of(component);
        List<OverrideValue> values = new ArrayList<>();
        section.overrides().values().forEach((key, value) -> {
            AttributeModel attribute = known.get(key);
            if (attribute != null && ConstantReader.reads(attribute.type())) {
                convert(attribute, value, constants)
                        .ifPresent(constant -> values.add(new OverrideValue(
                                section.component(), section.host(), attribute.name(), constant, value.location())));
            }
        });
        return values;
    }

    private static Optional<Constant> convert(AttributeModel attribute, ConfigValue value, ConstantReader constants) {
        try {
            return Optional.of(constants.read(value, attribute.type()));
        } catch (UnconvertibleValueException e) {
            return Optional.empty();
        }
    }
}
