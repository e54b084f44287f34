package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.ConstantReader;
import dev.launchway.processor.assignment.OverrideSection;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.assignment.UnconvertibleValueException;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import java.util.Map;
import java.util.Optional;

/** An override is of an attribute that its component has, a value of the attribute's type, and no secret. */
final class OverrideRules {

    private final RootNames names;
    private final Attributes attributes;
    private final Diagnostics diagnostics;

    OverrideRules(RootNames names, Attributes attributes, Diagnostics diagnostics) {
        this.names = names;
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    void check(EnvironmentModel environment) {
        for (OverrideSection section : OverrideSection.of(environment)) {
            names.overridden(section.component()).ifPresent(component -> check(component, section));
        }
    }

    private void check(ComponentModel component, OverrideSection section) {
        Map<String, AttributeModel> known = attributes.of(component);
        section.overrides().values().forEach((key, value) -> {
            AttributeModel attribute = known.get(key);
            if (attribute == null) {
                reportUnknown(key, value.location(), component, known);
            } else if (ConstantReader.isSecret(attribute.type())) {
                reportSecret(attribute, component, value.location());
            } else if (ConstantReader.reads(attribute.type())) {
                checkValue(attribute, component, value);
            }
        });
    }

    private void checkValue(AttributeModel attribute, ComponentModel component, ConfigValue value) {
        try {
            ConstantReader.read(value, attribute.type());
        } catch (UnconvertibleValueException e) {
            Diagnostic diagnostic = Diagnostic.error(
                            Code.LW322_UNCONVERTIBLE_VALUE,
                            "'" + attribute.key() + "' of component '" + component.rootName() + "' " + e.getMessage())
                    .detail("it is declared as " + attribute.type().display() + " " + component.displayName() + "."
                            + attribute.name())
                    .in(e.location().toString());
            diagnostics.add(e.help() == null ? diagnostic : diagnostic.help(e.help()));
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
                                + DidYouMean.ending(nearest))
                .help(
                        known.isEmpty()
                                ? "give it one: a field with @Attribute"
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
