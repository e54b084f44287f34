package dev.launchway.processor.check.template;

import dev.launchway.processor.assignment.ConstantReader;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.template.KnownType;
import dev.launchway.template.KnownType.Content;
import dev.launchway.template.TemplateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds members of values, by the rules of the engine. */
final class Members {

    private final ServiceModel model;
    private final Types types;
    private final StaticTypes statics;

    Members(ServiceModel model, Types types, StaticTypes statics) {
        this.model = model;
        this.types = types;
        this.statics = statics;
    }

    /**
     * A member.
     *
     * @return what is known of its value; empty when the value certainly has no such member
     */
    Optional<StaticType> member(StaticType owner, String name) {
        if (owner instanceof StaticType.Known known) {
            return ofKnown(known, name);
        }
        if (owner instanceof StaticType.FreeData) {
            return Optional.of(KnownType.MAP.member(name).isPresent() ? StaticType.UNKNOWN : StaticType.TEXT);
        }
        if (owner instanceof StaticType.OfComponent component) {
            return ofComponent(component, name);
        }
        if (owner instanceof StaticType.OfRecord record) {
            return record.model().readable().stream()
                    .filter(readable -> readable.name().equals(name))
                    .map(readable -> statics.of(typeOf(partType(record, readable.member()))))
                    .findFirst();
        }
        return owner instanceof StaticType.Plain ? Optional.empty() : Optional.of(StaticType.UNKNOWN);
    }

    /** Whether a member gets its value only after the attributes, so that it cannot be read while these are set. */
    boolean isSetLater(StaticType.OfComponent component, String name) {
        return component.attributesOnly()
                && (model.all(component.model(), ComponentModel::requirements).stream()
                                .anyMatch(one -> one.field().getSimpleName().contentEquals(name))
                        || model.all(component.model(), ComponentModel::subComponents).stream()
                                .anyMatch(one -> one.field().getSimpleName().contentEquals(name)));
    }

    /** Whether a member is an attribute that is, or holds, a secret. */
    boolean isSecretAttribute(StaticType.OfComponent component, String name) {
        return model.all(component.model(), ComponentModel::attributes).stream()
                .anyMatch(one -> one.name().equals(name) && ConstantReader.isSecret(one.type()));
    }

    /** An element by its position. */
    Optional<StaticType> element(StaticType owner) {
        if (owner instanceof StaticType.Known known && known.type() != KnownType.LOOP) {
            boolean holds = known.type() == KnownType.COLLECTION || known.type() == KnownType.MAP;
            return holds ? Optional.of(known.element()) : Optional.empty();
        }
        boolean holdsNone = owner instanceof StaticType.Plain || owner instanceof StaticType.OfRecord;
        return holdsNone ? Optional.empty() : Optional.of(StaticType.UNKNOWN);
    }

    /** Whether a loop over a value certainly fails. */
    static boolean isOne(StaticType value) {
        if (value instanceof StaticType.Known known) {
            return switch (known.type()) {
                case COLLECTION, MAP, PATH -> false;
                default -> true;
            };
        }
        return value instanceof StaticType.Plain || value instanceof StaticType.OfRecord;
    }

    /** What a loop over a value gives. */
    StaticType iterated(StaticType value) {
        if (value instanceof StaticType.Known known && known.type() == KnownType.PATH) {
            return known;
        }
        if (value instanceof StaticType.Known known && known.type() == KnownType.COLLECTION) {
            return known.element();
        }
        if (value instanceof StaticType.Known known && known.type() == KnownType.MAP) {
            return new StaticType.Known(KnownType.ENTRY, KnownType.ENTRY.label(), known.element(), known.entryKey());
        }
        return value instanceof StaticType.FreeData
                ? new StaticType.Known(KnownType.ENTRY, KnownType.ENTRY.label(), StaticType.TEXT, StaticType.TEXT)
                : StaticType.UNKNOWN;
    }

    /** Why a component does not show a member that its class has, and what to write. */
    Optional<String> hidden(StaticType.OfComponent component, String name) {
        return model.lineage(component.model()).stream()
                .filter(ComponentModel::fromSource)
                .flatMap(one -> one.owners().stream())
                .flatMap(owner -> owner.getEnclosedElements().stream())
                .filter(member -> member.getSimpleName().contentEquals(name))
                .map(HiddenMember::explain)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The names that a value has, for a suggestion. */
    List<String> names(StaticType owner) {
        if (owner instanceof StaticType.Known known) {
            return known.type().names();
        }
        if (owner instanceof StaticType.OfComponent component) {
            List<String> names = new ArrayList<>();
            model.all(component.model(), ComponentModel::readable).forEach(readable -> names.add(readable.name()));
            if (isStart(component)) {
                names.add(TemplateWords.WORKDIR);
            }
            return names;
        }
        return owner instanceof StaticType.OfRecord record
                ? record.model().readable().stream().map(ReadableModel::name).toList()
                : List.of();
    }

    private static Optional<StaticType> ofKnown(StaticType.Known known, String name) {
        Optional<Content> content = known.type().member(name);
        if (known.type() == KnownType.MAP) {
            return Optional.of(content.isPresent() ? StaticType.UNKNOWN : known.element());
        }
        return content.map(holds -> switch (holds) {
            case TEXT, OPTIONAL_TEXT -> StaticType.TEXT;
            case TEXTS -> StaticType.known(KnownType.COLLECTION, StaticType.TEXT);
            case NUMBER -> new StaticType.Plain("Integer");
            case TRUTH -> new StaticType.Plain("Boolean");
            case HOST -> StaticType.known(KnownType.HOST);
            case HOSTS -> StaticType.known(KnownType.COLLECTION, StaticType.known(KnownType.HOST));
            case ADDRESS -> StaticType.known(KnownType.ADDRESS);
            case PATH -> StaticType.known(KnownType.PATH);
            case LIST -> StaticType.known(KnownType.COLLECTION);
            case KEY -> known.entryKey();
            case ELEMENT -> known.element();
            case DATA ->
                Character.isLowerCase(known.label().charAt(0))
                        ? new StaticType.FreeData(known.label() + ".data")
                        : StaticType.known(KnownType.MAP, StaticType.TEXT);
        });
    }

    private Optional<StaticType> ofComponent(StaticType.OfComponent component, String name) {
        List<ReadableModel> found = new ArrayList<>();
        for (ReadableModel readable : model.all(component.model(), ComponentModel::readable)) {
            if (readable.name().equals(name)) {
                found.add(readable);
            }
        }
        if (!found.isEmpty()) {
            Element member = found.get(found.size() - 1).member();
            return Optional.of(statics.of(typeOf(memberType(component.model(), member))));
        }
        if (mayHave(component, name)) {
            return Optional.of(StaticType.UNKNOWN);
        }
        return isStart(component) && name.equals(TemplateWords.WORKDIR)
                ? Optional.of(StaticType.known(KnownType.PATH))
                : Optional.empty();
    }

    /** Whether a component is the one that the template is for. */
    private static boolean isStart(StaticType.OfComponent component) {
        return component.label().equals(TemplateChecker.COMPONENT);
    }

    /** Whether a subclass may stand there that has the member. */
    private boolean mayHave(StaticType.OfComponent component, String name) {
        if (component.exact()) {
            return false;
        }
        String parent = component.model().binaryName();
        boolean open = component.model().element().getModifiers().contains(Modifier.ABSTRACT);
        for (ComponentModel other : model.components()) {
            boolean below = !other.binaryName().equals(parent)
                    && model.lineage(other).stream()
                            .anyMatch(one -> one.binaryName().equals(parent));
            open |= below
                    && other.readable().stream()
                            .anyMatch(readable -> readable.name().equals(name));
        }
        return open;
    }

    private TypeMirror memberType(ComponentModel component, Element member) {
        try {
            return types.asMemberOf((DeclaredType) component.element().asType(), member);
        } catch (IllegalArgumentException e) {
            return member.asType();
        }
    }

    /** The type of a record's part; not every compiler tells it of the part itself, so its method is asked. */
    private TypeMirror partType(StaticType.OfRecord record, Element part) {
        if (record.model().element().getTypeParameters().isEmpty()) {
            return part.asType();
        }
        for (ExecutableElement method :
                ElementFilter.methodsIn(record.model().element().getEnclosedElements())) {
            if (method.getSimpleName().equals(part.getSimpleName())
                    && method.getParameters().isEmpty()) {
                return types.asMemberOf(record.type(), method);
            }
        }
        return part.asType();
    }

    private static TypeMirror typeOf(TypeMirror member) {
        return member instanceof ExecutableType method ? method.getReturnType() : member;
    }
}
