package dev.launchway.processor.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.template.KnownType;
import dev.launchway.template.KnownType.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds members of values, by the rules of the engine. */
final class Members {

    private final ServiceModel model;
    private final Types types;
    private final TypeViews views;

    Members(ServiceModel model, Types types, TypeViews views) {
        this.model = model;
        this.types = types;
        this.views = views;
    }

    /**
     * A member.
     *
     * @return what is known of its value; empty when the value certainly has no such member
     */
    Optional<View> member(View owner, String name) {
        if (owner instanceof View.Known known) {
            return ofKnown(known, name);
        }
        if (owner instanceof View.FreeData) {
            return Optional.of(KnownType.MAP.member(name).isPresent() ? View.UNKNOWN : View.TEXT);
        }
        if (owner instanceof View.OfComponent component) {
            return ofComponent(component, name);
        }
        if (owner instanceof View.OfRecord record) {
            return record.model().readable().stream()
                    .filter(readable -> readable.name().equals(name))
                    .map(readable -> views.of(typeOf(readable.member().asType())))
                    .findFirst();
        }
        return owner instanceof View.Plain ? Optional.empty() : Optional.of(View.UNKNOWN);
    }

    /** An element by its position. */
    Optional<View> element(View owner) {
        if (owner instanceof View.Known known && known.type() != KnownType.LOOP) {
            boolean holds = known.type() == KnownType.COLLECTION || known.type() == KnownType.MAP;
            return holds ? Optional.of(known.element()) : Optional.empty();
        }
        return owner instanceof View.Plain ? Optional.empty() : Optional.of(View.UNKNOWN);
    }

    /** What a loop over a value gives. */
    View iterated(View value) {
        if (value instanceof View.Known known && known.type() == KnownType.COLLECTION) {
            return known.element();
        }
        if (value instanceof View.Known known && known.type() == KnownType.MAP) {
            return new View.Known(KnownType.ENTRY, KnownType.ENTRY.label(), known.element(), known.entryKey());
        }
        return value instanceof View.FreeData
                ? new View.Known(KnownType.ENTRY, KnownType.ENTRY.label(), View.TEXT, View.TEXT)
                : View.UNKNOWN;
    }

    /** The names that a value has, for a suggestion. */
    List<String> names(View owner) {
        if (owner instanceof View.Known known) {
            return known.type().names();
        }
        if (owner instanceof View.OfComponent component) {
            return model.all(component.model(), ComponentModel::readable).stream()
                    .map(ReadableModel::name)
                    .toList();
        }
        return owner instanceof View.OfRecord record
                ? record.model().readable().stream().map(ReadableModel::name).toList()
                : List.of();
    }

    private static Optional<View> ofKnown(View.Known known, String name) {
        Optional<Content> content = known.type().member(name);
        if (known.type() == KnownType.MAP) {
            return Optional.of(content.isPresent() ? View.UNKNOWN : known.element());
        }
        return content.map(holds -> switch (holds) {
            case TEXT, OPTIONAL_TEXT -> View.TEXT;
            case NUMBER -> new View.Plain("Integer");
            case TRUTH -> new View.Plain("Boolean");
            case HOST -> View.known(KnownType.HOST);
            case HOSTS -> View.known(KnownType.COLLECTION, View.known(KnownType.HOST));
            case ADDRESS -> View.known(KnownType.ADDRESS);
            case PATH -> View.known(KnownType.PATH);
            case LIST -> View.known(KnownType.COLLECTION);
            case KEY -> known.entryKey();
            case ELEMENT -> known.element();
            case DATA ->
                Character.isLowerCase(known.label().charAt(0))
                        ? new View.FreeData(known.label() + ".data")
                        : View.known(KnownType.MAP, View.TEXT);
        });
    }

    private Optional<View> ofComponent(View.OfComponent component, String name) {
        List<ReadableModel> found = new ArrayList<>();
        for (ReadableModel readable : model.all(component.model(), ComponentModel::readable)) {
            if (readable.name().equals(name)) {
                found.add(readable);
            }
        }
        if (!found.isEmpty()) {
            Element member = found.get(found.size() - 1).member();
            return Optional.of(views.of(typeOf(memberType(component.model(), member))));
        }
        return mayHave(component, name) ? Optional.of(View.UNKNOWN) : Optional.empty();
    }

    /** Whether a subclass may stand there that has the member. */
    private boolean mayHave(View.OfComponent component, String name) {
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

    private static TypeMirror typeOf(TypeMirror member) {
        return member instanceof ExecutableType method ? method.getReturnType() : member;
    }
}
