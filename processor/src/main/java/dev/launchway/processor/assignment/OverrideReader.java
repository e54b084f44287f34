package dev.launchway.processor.assignment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.environment.Overrides;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the overrides of one component: finds the attributes and converts the values. */
final class OverrideReader {

    private final Attributes attributes;
    private final Diagnostics diagnostics;

    OverrideReader(Attributes attributes, Diagnostics diagnostics) {
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a section.
     *
     * @param component the component that it sets
     * @param section the section
     * @param host the only host that the section is about; empty for a general one
     * @param into where the overrides go
     */
    void read(ComponentModel component, Overrides section, Optional<String> host, List<OverrideValue> into) {
        Map<String, AttributeModel> known = attributes.of(component);
        section.values().forEach((key, value) -> {
            AttributeModel attribute = known.get(key);
            if (attribute == null) {
                reportUnknown(key, value.location(), component, known);
            } else if (ConstantReader.isSecret(attribute.type())) {
                reportSecret(attribute, component, value.location());
            } else if (isReadable(attribute.type())) {
                convert(attribute, component, value)
                        .ifPresent(constant -> into.add(new OverrideValue(
                                component.rootName(), host, attribute.name(), constant, value.location())));
            }
        });
    }

    /** What is wrong with other types is said of the attribute, not of its values. */
    private static boolean isReadable(DataType type) {
        return type.isData() && !(type instanceof DataType.Broken) && !(type instanceof DataType.RecordOf);
    }

    private Optional<Constant> convert(AttributeModel attribute, ComponentModel component, ConfigValue value) {
        try {
            return Optional.of(ConstantReader.read(value, attribute.type()));
        } catch (Unconvertible e) {
            Diagnostic diagnostic = Diagnostic.error(
                            Code.LW322_UNCONVERTIBLE_VALUE,
                            "'" + attribute.key() + "' of component '" + component.rootName() + "' " + e.getMessage())
                    .detail("it is declared as " + attribute.type().display() + " " + component.displayName() + "."
                            + attribute.name())
                    .in(e.location().toString());
            diagnostics.add(e.help() == null ? diagnostic : diagnostic.help(e.help()));
            return Optional.empty();
        }
    }

    private void reportUnknown(
            String key, Location location, ComponentModel component, Map<String, AttributeModel> known) {
        if (!attributes.complete()) {
            return;
        }
        Optional<String> nearest = attributes.nearest(key, component);
        diagnostics.add(Diagnostic.error(
                        Code.LW321_UNKNOWN_ATTRIBUTE,
                        "component '" + component.rootName() + "' has no attribute '" + key + "'"
                                + nearest.map(name -> "; did you mean '" + name + "'?")
                                        .orElse(""))
                .help(
                        known.isEmpty()
                                ? component.displayName() + " has no attributes"
                                : "its attributes are " + String.join(", ", known.keySet()))
                .in(location.toString()));
    }

    private void reportSecret(AttributeModel attribute, ComponentModel component, Location location) {
        diagnostics.add(Diagnostic.error(
                        Code.LW324_SECRET_IN_CLEAR,
                        "'" + attribute.key() + "' of component '" + component.rootName()
                                + "' is a secret, and stands here in clear")
                .help("put it into the encrypted secrets of the environment, and change it if it was ever shared")
                .in(location.toString()));
    }
}
