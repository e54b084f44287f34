package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.FeaturesModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.read.AnnotatedMember;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/** What an environment can set: attributes of a type with a text form, each with a key of its own, one name, one set of features. */
final class AttributeRules {

    private static final String TYPES =
            "an attribute is a String, boolean, int, long, double, an enum, Path, Duration, "
                    + "URI, Address, FileMode, Secret, SecretFile, or a List, Set, Map<String, …> or Optional of these";

    private AttributeRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        component.attributes().forEach(attribute -> checkType(component, attribute, diagnostics));
        checkKeys(model, component, diagnostics);
        checkNamevar(model, component, diagnostics);
        checkFeatures(model, component, diagnostics);
    }

    private static void checkType(ComponentModel component, AttributeModel attribute, Diagnostics diagnostics) {
        checkConstants(attribute, attribute.type(), diagnostics);
        DataType.Opaque opaque = attribute.type().opaque();
        if (opaque == null) {
            checkOpen(component, attribute, diagnostics);
            return;
        }
        diagnostics.add(Diagnostic.error(
                        Code.LW110_ATTRIBUTE_TYPE,
                        "the attribute '" + attribute.name() + "' has the type "
                                + attribute.type().display() + ", which an environment cannot set")
                .detail(opaque.why())
                .help(remedy(attribute, opaque))
                .at(attribute.anchor()));
    }

    /** A subclass may tell what a type parameter stands for, where it is made in place of the component. */
    private static void checkOpen(ComponentModel component, AttributeModel attribute, Diagnostics diagnostics) {
        if (attribute.type().isOpen() && !component.isAbstract()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW110_ATTRIBUTE_TYPE,
                            "the attribute '" + attribute.name() + "' has the type "
                                    + attribute.type().display() + ", which an environment cannot set")
                    .detail("the type must be known where the field is declared")
                    .help("name the type, or make '" + component.displayName()
                            + "' abstract and name it in a subclass, as in: extends "
                            + component.displayName() + "<String>")
                    .at(attribute.anchor()));
        }
    }

    private static void checkConstants(AttributeModel attribute, DataType type, Diagnostics diagnostics) {
        if (type instanceof DataType.ListOf list) {
            checkConstants(attribute, list.element(), diagnostics);
        } else if (type instanceof DataType.SetOf set) {
            checkConstants(attribute, set.element(), diagnostics);
        } else if (type instanceof DataType.MapOf map) {
            checkConstants(attribute, map.value(), diagnostics);
        } else if (type instanceof DataType.OptionalOf optional) {
            checkConstants(attribute, optional.value(), diagnostics);
        } else if (type instanceof DataType.Enumeration enumeration) {
            SameNames.find(enumeration.constants())
                    .ifPresent(same -> diagnostics.add(Diagnostic.error(
                                    Code.LW110_ATTRIBUTE_TYPE,
                                    "the attribute '" + attribute.name() + "' has the type "
                                            + attribute.type().display() + ", whose constants " + same)
                            .help("rename one of them")
                            .at(attribute.anchor())));
        }
    }

    private static String remedy(AttributeModel attribute, DataType.Opaque opaque) {
        Optional<Element> hidden = Accessibility.privateClass(opaque.mirror());
        if (hidden.isPresent()) {
            return "remove 'private' from '" + hidden.get().getSimpleName() + "'";
        }
        return attribute
                .type()
                .asData(false)
                .map(type -> "write: " + AnnotatedMember.of(attribute.field()).declaration(type))
                .orElse(TYPES);
    }

    private static void checkKeys(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        Map<String, AttributeModel> byKey = new HashMap<>();
        for (AttributeModel attribute : model.all(component, ComponentModel::attributes)) {
            AttributeModel other = byKey.putIfAbsent(attribute.key(), attribute);
            if (other != null
                    && !other.name().equals(attribute.name())
                    && component.attributes().contains(attribute)) {
                diagnostics.add(Diagnostic.error(
                                Code.LW114_DUPLICATE_KEY,
                                "the attributes '" + other.name() + "' and '" + attribute.name()
                                        + "' have the same key '" + attribute.key() + "' in environments")
                        .help("rename one of them")
                        .at(attribute.anchor()));
            }
        }
    }

    private static void checkNamevar(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        AttributeModel first = null;
        for (AttributeModel attribute : model.all(component, ComponentModel::attributes)) {
            if (!attribute.namevar()) {
                continue;
            }
            if (first == null) {
                first = attribute;
            } else if (component.attributes().contains(attribute)) {
                diagnostics.add(Diagnostic.error(
                                Code.LW111_SEVERAL_NAMEVARS,
                                "'" + component.displayName() + "' has two fields with @Namevar: '" + first.name()
                                        + "' and '" + attribute.name() + "'")
                        .detail("'" + first.name() + "' is declared in "
                                + first.field().getEnclosingElement().getSimpleName())
                        .help("keep @Namevar on the one that names the component, and write @Attribute on the other")
                        .at(attribute.anchor()));
            }
        }
    }

    private static void checkFeatures(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        Element first = null;
        for (ComponentModel one : model.lineage(component)) {
            List<AnnotatedMember> fields = one.owners().stream()
                    .flatMap(owner -> AnnotatedMember.of(owner).stream())
                    .filter(member -> member.has("Features"))
                    .toList();
            for (AnnotatedMember field : fields) {
                if (first == null) {
                    first = field.element();
                } else if (one.equals(component)) {
                    diagnostics.add(Diagnostic.error(
                                    Code.LW112_FEATURES_FIELD,
                                    "'" + component.displayName() + "' has two fields with @Features: '"
                                            + first.getSimpleName() + "' and '" + field.name() + "'")
                            .help("keep one: it receives all features that an environment selects")
                            .at(Anchor.at(field.element(), field.mirror())));
                }
            }
        }
        component.features().ifPresent(features -> checkFeaturesType(component, features, diagnostics));
    }

    private static void checkFeaturesType(ComponentModel component, FeaturesModel features, Diagnostics diagnostics) {
        features.type()
                .filter(DataType.Enumeration.class::isInstance)
                .flatMap(type -> SameNames.find(((DataType.Enumeration) type).constants()))
                .ifPresent(same -> diagnostics.add(Diagnostic.error(
                                Code.LW112_FEATURES_FIELD,
                                "the field '" + features.field().getSimpleName()
                                        + "' with @Features has a type whose constants " + same)
                        .help("rename one of them")
                        .at(features.anchor())));
        boolean told = features.type()
                .filter(type -> !type.isOpen() || component.isAbstract())
                .isPresent();
        if (told || features.field().asType().getKind() == TypeKind.ERROR) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        Code.LW112_FEATURES_FIELD,
                        "the field '" + features.field().getSimpleName() + "' with @Features has the type "
                                + TypeNames.display(features.field().asType())
                                + ", and features are a Set of an enum that is not private, or of String")
                .help("write: @Features Set<Feature> " + features.field().getSimpleName()
                        + "; with an enum Feature of the known ones")
                .at(features.anchor()));
    }
}
