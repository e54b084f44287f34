package dev.launchway.processor.read;

import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.FeaturesModel;
import dev.launchway.processor.model.HandlerModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.LifecycleModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Gathers the members of one component, type by type of its {@link ClassChain}. */
final class MemberReader {

    final List<AttributeModel> attributes = new ArrayList<>();
    final List<RequirementModel> requirements = new ArrayList<>();
    final List<ProvisionModel> provisions = new ArrayList<>();
    final List<SubComponentModel> subComponents = new ArrayList<>();
    final List<FeaturesModel> features = new ArrayList<>();
    final List<HandlerModel> handlers = new ArrayList<>();
    final Map<Lifecycle, LifecycleModel> lifecycle = new EnumMap<>(Lifecycle.class);
    final Map<String, ReadableModel> readable = new LinkedHashMap<>();

    private final TypeElement component;
    private final TypeElement site;
    private final Set<String> inheritedFields;
    private final Types types;
    private final TypeReader values;
    private final FieldReader fields;
    private boolean broken;

    /** Reads the members of a component with the types that they have in a class at or below it. */
    MemberReader(TypeElement component, TypeElement site, Set<String> inheritedFields, Types types, TypeReader values) {
        this.component = component;
        this.site = site;
        this.inheritedFields = inheritedFields;
        this.types = types;
        this.values = values;
        this.fields = new FieldReader(values);
    }

    boolean broken() {
        return broken;
    }

    void read(TypeElement owner) {
        AnnotatedMember.of(owner)
                .forEach(member ->
                        broken |= member.annotations().values().stream().anyMatch(Mirrors::broken));
        for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
            readField(field, typeIn(owner, field));
        }
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            readMethod(owner, method);
        }
    }

    /** The type of a member as the class at hand sees it: type variables of generic superclasses replaced. */
    private TypeMirror typeIn(TypeElement owner, Element member) {
        if (owner.equals(site) || owner.getTypeParameters().isEmpty()) {
            return member.asType();
        }
        try {
            return types.asMemberOf((DeclaredType) site.asType(), member);
        } catch (IllegalArgumentException e) {
            return member.asType();
        }
    }

    private void readField(VariableElement field, TypeMirror type) {
        boolean known = false;
        Optional<AnnotationMirror> attribute = Mirrors.find(field, Vocabulary.ATTRIBUTE);
        Optional<AnnotationMirror> namevar = Mirrors.find(field, Vocabulary.NAMEVAR);
        if (attribute.isPresent() || namevar.isPresent()) {
            known = true;
            String name = field.getSimpleName().toString();
            DataType data = values.attribute(type);
            note(data);
            attributes.add(new AttributeModel(
                    field,
                    name,
                    Names.kebab(name),
                    data,
                    attribute.map(mirror -> Mirrors.flag(mirror, "required")).orElse(false),
                    namevar.isPresent(),
                    Anchor.at(field, attribute.or(() -> namevar).orElseThrow())));
        }
        Optional<AnnotationMirror> requires = Mirrors.find(field, Vocabulary.REQUIRES);
        if (requires.isPresent()) {
            known = true;
            RequirementModel requirement = fields.requirement(field, requires.get(), type);
            note(requirement.type());
            broken |= Mirrors.text(requires.get(), "value").isEmpty();
            requirements.add(requirement);
        }
        Optional<AnnotationMirror> subComponent = Mirrors.find(field, Vocabulary.SUB_COMPONENT);
        if (subComponent.isPresent()) {
            known = true;
            SubComponentModel model = fields.subComponent(field, subComponent.get(), type);
            broken |= model.type().getKind() == TypeKind.ERROR;
            subComponents.add(model);
        }
        Optional<AnnotationMirror> feature = Mirrors.find(field, Vocabulary.FEATURES);
        if (feature.isPresent()) {
            known = true;
            FeaturesModel model = fields.features(field, feature.get(), type);
            broken |= type.getKind() == TypeKind.ERROR;
            model.type().ifPresent(this::note);
            features.add(model);
        }
        Optional<AnnotationMirror> provides = Mirrors.find(field, Vocabulary.PROVIDES);
        if (provides.isPresent()) {
            known = true;
            provide(field, provides.get(), type, List.of());
        }
        if (known) {
            String name = field.getSimpleName().toString();
            readable.put(name, new ReadableModel(name, field, false));
        }
    }

    private void readMethod(TypeElement owner, ExecutableElement method) {
        Mirrors.find(method, Vocabulary.PROVIDES).ifPresent(mirror -> {
            List<ProvisionModel.Parameter> parameters = new ArrayList<>();
            for (VariableElement parameter : method.getParameters()) {
                broken |= parameter.asType().getKind() == TypeKind.ERROR;
                parameters.add(
                        switch (TypeNames.signature(parameter.asType())) {
                            case Vocabulary.HOST -> ProvisionModel.Parameter.HOST;
                            case Vocabulary.ENVIRONMENT -> ProvisionModel.Parameter.ENVIRONMENT;
                            default -> ProvisionModel.Parameter.OTHER;
                        });
            }
            TypeMirror type = typeIn(owner, method);
            provide(
                    method,
                    mirror,
                    type instanceof ExecutableType executable ? executable.getReturnType() : method.getReturnType(),
                    parameters);
        });
        Mirrors.find(method, Vocabulary.ON_EVENT).ifPresent(mirror -> handler(method, mirror));
        readLifecycle(method);
        String name = method.getSimpleName().toString();
        boolean reachable = owner.equals(component) || Accessibility.isAccessible(component, method);
        if (reachable
                && Readables.isReadable(method)
                && !Readables.isSetting(method)
                && !inheritedFields.contains(name)) {
            readable.putIfAbsent(name, new ReadableModel(name, method, true));
        }
    }

    private void provide(
            Element member, AnnotationMirror mirror, TypeMirror type, List<ProvisionModel.Parameter> parameters) {
        ProvisionModel model =
                fields.provision(member, mirror, type, member.getKind() == ElementKind.METHOD, parameters);
        broken |= Mirrors.text(mirror, "value").isEmpty();
        note(model.type());
        provisions.add(model);
    }

    private void handler(ExecutableElement method, AnnotationMirror mirror) {
        Optional<Event> event = Mirrors.constant(mirror, "value").map(Event::valueOf);
        if (event.isEmpty()) {
            broken = true;
            return;
        }
        for (VariableElement parameter : method.getParameters()) {
            broken |= parameter.asType().getKind() == TypeKind.ERROR;
        }
        handlers.add(new HandlerModel(
                method,
                event.get(),
                Mirrors.constant(mirror, "scope").map(EventScope::valueOf).orElse(EventScope.ALL),
                method.getParameters().size() == 2,
                Anchor.at(method, mirror)));
    }

    private void readLifecycle(ExecutableElement method) {
        for (Lifecycle phase : Lifecycle.values()) {
            if (method.getSimpleName().contentEquals(phase.method())) {
                for (VariableElement parameter : method.getParameters()) {
                    broken |= parameter.asType().getKind() == TypeKind.ERROR;
                }
                broken |= method.getReturnType().getKind() == TypeKind.ERROR;
                if (matches(method, phase)) {
                    lifecycle.put(phase, new LifecycleModel(phase, method));
                }
            }
        }
    }

    private static boolean matches(ExecutableElement method, Lifecycle phase) {
        String returned = phase == Lifecycle.LAST_UPDATED ? "java.util.Optional<java.time.Instant>" : "void";
        return method.getParameters().size() == 1
                && TypeNames.signature(method.getParameters().get(0).asType()).equals(Vocabulary.api(phase.parameter()))
                && TypeNames.signature(method.getReturnType()).equals(returned)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.STATIC);
    }

    private void note(DataType type) {
        broken |= type instanceof DataType.Broken;
    }
}
