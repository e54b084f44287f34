package dev.launchway.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What the type parameters of a permitted class stand for, told by the type arguments of the sealed interface: with {@code record
 * Ok<T>(T value) implements Result<T>}, a {@code Result<Address>} may be an {@code Ok<Address>}.
 *
 * @param type the type of the permitted class; empty where none of its values is of the interface's type
 * @param why what stands in the way of telling
 */
record SealedArguments(Optional<DeclaredType> type, Optional<String> why) {

    static SealedArguments of(DeclaredType sealed, TypeElement permitted, Types types) {
        List<? extends TypeMirror> wanted =
                sealed.getTypeArguments().stream().map(TypeReader::bound).toList();
        List<? extends TypeMirror> given = asSealed(sealed, permitted, types);
        List<TypeMirror> arguments = new ArrayList<>();
        for (TypeParameterElement parameter : permitted.getTypeParameters()) {
            Optional<TypeMirror> told = Optional.empty();
            for (int i = 0; i < given.size() && told.isEmpty(); i++) {
                if (types.isSameType(given.get(i), parameter.asType())) {
                    told = Optional.of(wanted.get(i));
                }
            }
            if (told.isEmpty()) {
                return new SealedArguments(
                        Optional.empty(),
                        Optional.of("it permits " + permitted.getSimpleName() + ", whose type parameter "
                                + parameter.getSimpleName() + " it does not tell"));
            }
            arguments.add(told.get());
        }
        for (int i = 0; i < given.size(); i++) {
            boolean told = permitted.getTypeParameters().contains(types.asElement(given.get(i)));
            if (!told && !types.isSameType(given.get(i), wanted.get(i))) {
                return new SealedArguments(Optional.empty(), Optional.empty());
            }
        }
        return new SealedArguments(
                Optional.of(types.getDeclaredType(permitted, arguments.toArray(new TypeMirror[0]))), Optional.empty());
    }

    /** The type arguments with which a class implements the interface. */
    private static List<? extends TypeMirror> asSealed(DeclaredType sealed, TypeElement permitted, Types types) {
        for (TypeMirror above : types.directSupertypes(permitted.asType())) {
            if (above instanceof DeclaredType declared && declared.asElement().equals(sealed.asElement())) {
                return declared.getTypeArguments();
            }
        }
        return List.of();
    }
}
