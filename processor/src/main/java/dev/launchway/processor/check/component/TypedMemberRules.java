package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.TypedMember;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.Optional;

/** What a class names for the type parameters of its superclasses fits the members that these declare. */
final class TypedMemberRules {

    private TypedMemberRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        for (TypedMember member : model.typed(component)) {
            boolean later = component.isAbstract()
                    && member.type().filter(DataType::isOpen).isPresent();
            if (!later) {
                fault(member).ifPresent(fault -> report(component, member, fault, diagnostics));
            }
        }
    }

    private static Optional<String> fault(TypedMember member) {
        if (!member.isTold()) {
            return Optional.of(
                    member.type().isPresent()
                            ? "no class has said yet what its type parameter stands for"
                            : "features are of an enum that is not private, or String");
        }
        DataType type = member.type().get();
        if (member.role() == TypedMember.Role.ATTRIBUTE && !type.isData()) {
            return Optional.of(type.opaque().why());
        }
        return Accessibility.privateClass(type.mirror())
                .map(hidden -> "'" + hidden.getSimpleName()
                        + "' is private, and generated code must name it: remove 'private'");
    }

    private static void report(ComponentModel component, TypedMember member, String fault, Diagnostics diagnostics) {
        Code code =
                switch (member.role()) {
                    case ATTRIBUTE -> Code.LW110_ATTRIBUTE_TYPE;
                    case REQUIRES -> Code.LW141_REQUIRES_TYPE;
                    case PROVIDES, METHOD -> Code.LW140_PROVIDES_SIGNATURE;
                    case FEATURES -> Code.LW112_FEATURES_FIELD;
                };
        String what =
                switch (member.role()) {
                    case ATTRIBUTE -> "attribute";
                    case METHOD -> "method";
                    default -> "field";
                };
        String type = member.type().map(DataType::display).orElse("another one");
        diagnostics.add(Diagnostic.error(
                        code,
                        "the " + what + " '" + member.member().getSimpleName() + "', which '"
                                + component.displayName() + "' inherits from '"
                                + member.owner().displayName() + "', has the type " + type + " in it")
                .detail(fault)
                .help("name another type in: extends " + member.owner().displayName() + "<…>")
                .at(Anchor.at(component.element())));
    }
}
