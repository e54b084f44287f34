package dev.launchway.processor.generate;

import dev.launchway.annotation.Scope;
import dev.launchway.processor.model.AddedModel;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.model.TypedMember;
import dev.launchway.text.Names;
import dev.launchway.text.table.TableWriter;
import javax.lang.model.element.Element;

/** The table of what a component declares, a line for each member. */
final class ComponentTable {

    private final ServiceModel model;
    private final ComponentModel component;
    private final TypeWords types;
    private final TableWriter table = new TableWriter();

    ComponentTable(ServiceModel model, ComponentModel component, TypeWords types) {
        this.model = model;
        this.component = component;
        this.types = types;
    }

    String text() {
        table.line("component").add(component.rootName());
        component.user().ifPresent(user -> table.line("as").add(user));
        if (component.observed().isPresent()) {
            table.line("observed");
        } else if (component.refines()) {
            table.line("refines");
        }
        component.attributes().forEach(this::attribute);
        component.requirements().forEach(this::requirement);
        component.provisions().forEach(this::provision);
        component.subComponents().forEach(this::subComponent);
        for (AddedModel added : component.adds()) {
            table.line("adds").add(added.typeName());
        }
        model.typedParts(component).forEach(part -> table.line("adds").add(part.typeName()));
        component.handlers().forEach(this::handler);
        component.features().ifPresent(features -> {
            table.line("features").add(name(features.field()));
            types.add(table, features.type().orElseThrow());
        });
        model.typed(component).stream().filter(TypedMember::isTold).forEach(this::typed);
        if (!component.lifecycle().isEmpty()) {
            table.line("phases");
            for (LifecycleModel method : component.lifecycle()) {
                table.add(constant(method.phase()));
            }
        }
        if (!component.readable().isEmpty()) {
            table.line("readable");
            component.readable().stream().map(ReadableModel::name).forEach(table::add);
        }
        return table.text();
    }

    private void attribute(AttributeModel attribute) {
        table.line("attribute").add(attribute.name());
        types.add(table, attribute.type());
        flag("required", attribute.required());
        flag("namevar", attribute.namevar());
    }

    private void requirement(RequirementModel requirement) {
        table.line("requires")
                .add(name(requirement.field()))
                .add(requirement.key())
                .add(constant(requirement.cardinality()));
        types.add(table, requirement.type());
        flag("same-host", requirement.scope() == Scope.SAME_HOST);
        flag("reverse", requirement.reverse());
        flag("peers", requirement.peers());
        flag("resource", requirement.withSource());
    }

    private void provision(ProvisionModel provision) {
        table.line("provides").add(name(provision.member())).add(provision.key());
        types.add(table, provision.type());
        flag("method", provision.method());
        flag("each", provision.each());
    }

    private void subComponent(SubComponentModel field) {
        table.line("part").add(name(field.field())).add(field.typeName());
        if (field.shape() != SubComponentModel.Shape.SINGLE) {
            table.add(constant(field.shape()));
        }
    }

    private void handler(HandlerModel handler) {
        table.line("handles")
                .add(constant(handler.event()))
                .add(constant(handler.scope()))
                .add(name(handler.method()));
    }

    private void typed(TypedMember member) {
        table.line("typed").add(constant(member.role())).add(name(member.member()));
        types.add(table, member.type().orElseThrow());
    }

    private void flag(String word, boolean set) {
        if (set) {
            table.add(word);
        }
    }

    private static String constant(Enum<?> constant) {
        return Names.kebab(constant.name());
    }

    private static String name(Element member) {
        return member.getSimpleName().toString();
    }
}
