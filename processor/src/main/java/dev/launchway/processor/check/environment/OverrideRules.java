package dev.launchway.processor.check.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.ConstantReader;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideSection;
import dev.launchway.processor.assignment.RootNames;
import dev.launchway.processor.assignment.SecretHelp;
import dev.launchway.processor.assignment.UnconvertibleValueException;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An override is of an attribute that its component has, a value of the attribute's type, and no secret. */
final class OverrideRules {

    private final RootNames names;
    private final Attributes attributes;
    private final Diagnostics diagnostics;
    private final UnknownSecrets unknown = new UnknownSecrets();
    private final Set<Location> inClear = new HashSet<>();

    OverrideRules(RootNames names, Attributes attributes, Diagnostics diagnostics) {
        this.names = names;
        this.attributes = attributes;
        this.diagnostics = diagnostics;
    }

    void check(Deployment deployment) {
        ConstantReader constants = new ConstantReader(deployment.environment());
        for (OverrideSection section : OverrideSection.of(deployment.environment())) {
            names.overridden(section.component())
                    .ifPresent(component -> check(deployment, component, section, constants));
        }
    }

    /** Reports what can be told only after all environments were checked. */
    void report() {
        unknown.report(diagnostics);
    }

    private void check(
            Deployment deployment, ComponentModel component, OverrideSection section, ConstantReader constants) {
        Map<String, AttributeModel> known = attributes.of(component);
        section.overrides().values().forEach((key, value) -> {
            AttributeModel attribute = known.get(key);
            if (attribute == null) {
                reportUnknown(key, value.location(), component, known);
            } else if (ConstantReader.reads(attribute.type())) {
                try {
                    constants.read(value, attribute.type());
                } catch (UnconvertibleValueException e) {
                    switch (e.code()) {
                        case LW324_SECRET_IN_CLEAR -> reportSecret(deployment, attribute, section, value);
                        case LW343_UNKNOWN_SECRET -> unknown.add(deployment, section, attribute, e);
                        default -> reportValue(attribute, component, e);
                    }
                }
            }
        });
    }

    private void reportValue(AttributeModel attribute, ComponentModel component, UnconvertibleValueException e) {
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW322_UNCONVERTIBLE_VALUE,
                        "'" + attribute.key() + "' of component '" + component.rootName() + "' " + e.getMessage())
                .detail("it is declared as " + attribute.type().display() + " " + component.displayName() + "."
                        + attribute.name())
                .in(e.location().toString());
        diagnostics.add(e.help() == null ? diagnostic : diagnostic.help(e.help()));
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

    private void reportSecret(
            Deployment deployment, AttributeModel attribute, OverrideSection section, ConfigValue value) {
        Location location = value.location();
        if (!inClear.add(location)) {
            return;
        }
        boolean named = value instanceof ConfigValue.Text text
                && deployment.environment().sharedSecrets().values().containsKey(text.text());
        diagnostics.add(Diagnostic.error(
                        Code.LW324_SECRET_IN_CLEAR,
                        "'" + attribute.key() + "' of component '" + section.component()
                                + "' is a secret, and stands here in clear")
                .help(
                        named
                                ? "to refer to the secret of that name, write " + attribute.key() + " = { secret = \""
                                        + ((ConfigValue.Text) value).text() + "\" }"
                                : "put it into the encrypted secrets of the environment, and change it if it was ever"
                                        + " shared; "
                                        + SecretHelp.set(
                                                location.environment(), section.component(), section.host(), attribute))
                .in(location.toString()));
    }
}
