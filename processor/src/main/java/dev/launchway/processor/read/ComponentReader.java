package dev.launchway.processor.read;

import dev.launchway.processor.model.AddedModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one component class. */
final class ComponentReader {

    private final Elements elements;
    private final Types types;
    private final Sources sources;
    private final TypeReader values;

    ComponentReader(Elements elements, Types types, Sources sources, TypeReader values) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
        this.values = values;
    }

    ComponentModel read(TypeElement type) {
        return read(type, type);
    }

    /** Reads a class with the types that its members have in a subclass. */
    private ComponentModel read(TypeElement type, TypeElement site) {
        AnnotationMirror annotation = Mirrors.find(type, Vocabulary.COMPONENT).orElseThrow();
        ClassChain chain = ClassChain.of(type);
        MemberReader members = new MemberReader(type, site, inheritedFields(chain), types, values);
        for (TypeElement owner : chain.types()) {
            members.read(owner);
        }
        Map<String, ComponentModel> ancestors = type.equals(site) ? ancestors(chain, site) : Map.of();
        List<AddedModel> adds = new ArrayList<>();
        boolean broken = readAdds(type, annotation, adds)
                || Mirrors.broken(annotation)
                || chain.broken()
                || chain.types().stream().anyMatch(sources::unparsed)
                || members.broken()
                || ancestors.values().stream().anyMatch(ComponentModel::broken);
        List<PlatformModel> platforms = new ArrayList<>();
        broken |= readPlatforms(type, platforms);
        Optional<String> name = Mirrors.text(annotation, "value").filter(text -> !text.isEmpty());
        return new ComponentModel(
                type,
                binaryName(type),
                elements.getPackageOf(type).getQualifiedName().toString(),
                name.orElseGet(() -> Names.kebab(type.getSimpleName().toString())),
                sources.contains(type),
                broken,
                Instantiation.obstacle(type, elements, types),
                chain.parent().map(this::binaryName),
                ancestors,
                chain.types(),
                List.copyOf(members.attributes),
                List.copyOf(members.requirements),
                List.copyOf(members.provisions),
                List.copyOf(members.subComponents),
                members.features.stream().findFirst(),
                List.copyOf(adds),
                List.copyOf(platforms),
                List.copyOf(members.handlers),
                List.copyOf(members.lifecycle.values()),
                List.copyOf(members.readable.values()),
                Mirrors.anchor(type, annotation, "value"),
                Mirrors.text(annotation, "as").filter(text -> !text.isEmpty()),
                Mirrors.anchor(type, annotation, "as"),
                Mirrors.observed(type).map(mirror -> Anchor.at(type, mirror)),
                chain.parent().isPresent() && new Refinement(elements).of(type, chain));
    }

    /** The components above a class that stand on type parameters. */
    private Map<String, ComponentModel> ancestors(ClassChain chain, TypeElement site) {
        Map<String, ComponentModel> ancestors = new LinkedHashMap<>();
        for (Optional<TypeElement> parent = chain.parent(); parent.isPresent(); ) {
            ClassChain above = ClassChain.of(parent.get());
            if (above.types().stream()
                    .anyMatch(owner -> !owner.getTypeParameters().isEmpty())) {
                ancestors.put(binaryName(parent.get()), read(parent.get(), site));
            }
            parent = above.parent();
        }
        return ancestors;
    }

    /** The annotated fields of all superclasses above the chain; a method of such a name is not what templates read. */
    private static Set<String> inheritedFields(ClassChain chain) {
        Set<String> names = new HashSet<>();
        for (Optional<TypeElement> parent = chain.parent(); parent.isPresent(); ) {
            ClassChain above = ClassChain.of(parent.get());
            for (TypeElement type : above.types()) {
                AnnotatedMember.of(type).stream()
                        .filter(AnnotatedMember::isField)
                        .forEach(member -> names.add(member.name()));
            }
            parent = above.parent();
        }
        return names;
    }

    /** Returns whether a type does not compile. */
    private boolean readAdds(TypeElement type, AnnotationMirror annotation, List<AddedModel> into) {
        boolean broken = false;
        for (AnnotationValue value : Mirrors.list(annotation, "adds")) {
            Optional<String> name = className(value);
            if (name.isPresent()) {
                into.add(new AddedModel(name.get(), new Anchor(type, annotation, value)));
            } else {
                broken = true;
            }
        }
        return broken;
    }

    private boolean readPlatforms(TypeElement type, List<PlatformModel> into) {
        List<AnnotationMirror> annotations = new ArrayList<>();
        Mirrors.find(type, Vocabulary.PLATFORM).ifPresent(annotations::add);
        Mirrors.find(type, Vocabulary.PLATFORMS).ifPresent(container -> {
            for (AnnotationValue one : Mirrors.list(container, "value")) {
                if (one.getValue() instanceof AnnotationMirror nested) {
                    annotations.add(nested);
                }
            }
        });
        boolean broken = false;
        for (AnnotationMirror annotation : annotations) {
            Optional<String> platform = Mirrors.text(annotation, "value");
            Optional<String> of = Mirrors.value(annotation, "of").flatMap(this::className);
            if (platform.isPresent() && of.isPresent()) {
                into.add(new PlatformModel(
                        platform.get(),
                        of.get(),
                        Mirrors.anchor(type, annotation, "value"),
                        Mirrors.anchor(type, annotation, "of")));
            } else {
                broken = true;
            }
        }
        return broken;
    }

    private Optional<String> className(AnnotationValue value) {
        Optional<TypeMirror> type = Mirrors.type(value);
        if (type.isEmpty() || type.get().getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        return Optional.of(
                type.get() instanceof DeclaredType declared
                        ? binaryName((TypeElement) declared.asElement())
                        : TypeNames.display(type.get()));
    }

    private String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }
}
