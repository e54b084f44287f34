package dev.launchway.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The type of an attribute or of one value of a resource. */
public sealed interface DataType {

    /**
     * The type as the compiler knows it.
     *
     * @return the Java type
     */
    TypeMirror mirror();

    /**
     * The type with qualified names, primitive types boxed: two types are the same when their signatures are.
     *
     * @return for example {@code java.util.List<dev.launchway.api.Address>}
     */
    String signature();

    /**
     * The type for messages.
     *
     * @return for example {@code List<Address>}
     */
    String display();

    /**
     * Whether values can leave their host: nothing in the type is {@link Opaque}.
     *
     * @return whether it is data
     */
    default boolean isData() {
        return opaque() == null;
    }

    /**
     * The part that keeps values on their host.
     *
     * @return the first opaque part, {@code null} when all is data
     */
    default Opaque opaque() {
        return null;
    }

    /**
     * The type as source, with the nearest types of data in the place of those that are none.
     *
     * @param boxed whether primitive types are to be boxed, as in {@code List<Integer>}
     * @return empty where a part has no type of data that is near
     */
    default Optional<String> asData(boolean boxed) {
        return Optional.of(boxed ? boxed() : display());
    }

    /**
     * The type as it stands between angle brackets.
     *
     * @return {@code Integer} for an {@code int}, else as {@link #display}
     */
    default String boxed() {
        String qualified = signature();
        return mirror().getKind().isPrimitive() ? qualified.substring(qualified.lastIndexOf('.') + 1) : display();
    }

    /**
     * Whether it names a type parameter, so that it is known where that stands for a type only.
     *
     * @return whether it is, or holds, a {@link Variable}
     */
    default boolean isOpen() {
        return false;
    }

    /** A type with a text form of its own. */
    record Scalar(ScalarKind kind, TypeMirror mirror, String signature, String display) implements DataType {}

    /**
     * An enum.
     *
     * @param type the enum
     * @param constants the Java names of its constants, in order
     */
    record Enumeration(TypeElement type, List<String> constants, TypeMirror mirror, String signature, String display)
            implements DataType {}

    /** A {@code List}. */
    record ListOf(DataType element, TypeMirror mirror, String signature, String display) implements DataType {
        @Override
        public boolean isOpen() {
            return element.isOpen();
        }

        @Override
        public Opaque opaque() {
            return element.opaque();
        }

        @Override
        public Optional<String> asData(boolean boxed) {
            return element.asData(true).map(one -> "List<" + one + ">");
        }
    }

    /** A {@code Set}. */
    record SetOf(DataType element, TypeMirror mirror, String signature, String display) implements DataType {
        @Override
        public boolean isOpen() {
            return element.isOpen();
        }

        @Override
        public Opaque opaque() {
            return element.opaque();
        }

        @Override
        public Optional<String> asData(boolean boxed) {
            return element.asData(true).map(one -> "Set<" + one + ">");
        }
    }

    /** A {@code Map<String, ·>}. */
    record MapOf(DataType value, TypeMirror mirror, String signature, String display) implements DataType {
        @Override
        public boolean isOpen() {
            return value.isOpen();
        }

        @Override
        public Opaque opaque() {
            return value.opaque();
        }

        @Override
        public Optional<String> asData(boolean boxed) {
            return value.asData(true).map(one -> "Map<String, " + one + ">");
        }
    }

    /** An {@code Optional}. */
    record OptionalOf(DataType value, TypeMirror mirror, String signature, String display) implements DataType {
        @Override
        public boolean isOpen() {
            return value.isOpen();
        }

        @Override
        public Opaque opaque() {
            return value.opaque();
        }

        @Override
        public Optional<String> asData(boolean boxed) {
            return value.asData(true).map(one -> "Optional<" + one + ">");
        }
    }

    /**
     * A class that reads itself from text.
     *
     * @param type the class
     * @param factory its public static method that takes the text: {@code valueOf} or {@code parse}
     */
    record Custom(TypeElement type, ExecutableElement factory, TypeMirror mirror, String signature, String display)
            implements DataType {}

    /**
     * A record of data; its parts are in {@link ServiceModel#record}.
     *
     * @param type the record
     * @param binaryName its binary name
     * @param arguments what its type parameters stand for; none for a record without
     */
    record RecordOf(
            TypeElement type,
            String binaryName,
            List<DataType> arguments,
            TypeMirror mirror,
            String signature,
            String display)
            implements DataType {
        @Override
        public boolean isOpen() {
            return arguments.stream().anyMatch(DataType::isOpen);
        }
    }

    /**
     * A sealed interface of records and enums.
     *
     * @param type the interface
     * @param alternatives the types of the classes that it permits, those of sealed interfaces below it included, sorted by name
     */
    record SealedOf(TypeElement type, List<DataType> alternatives, TypeMirror mirror, String signature, String display)
            implements DataType {
        @Override
        public boolean isOpen() {
            return alternatives.stream().anyMatch(DataType::isOpen);
        }
    }

    /**
     * A type parameter of a class.
     *
     * @param number its position, from 0
     */
    record Variable(int number, TypeMirror mirror, String signature, String display) implements DataType {
        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /**
     * A type that is no data: its values stay on their host, and it cannot be an attribute.
     *
     * @param why the reason, as the end of a sentence: {@code "Socket is neither a record nor an enum …"}
     * @param nearest the type of data that an author probably wants in its place, as source; empty where none is known
     */
    record Opaque(String why, Optional<String> nearest, TypeMirror mirror, String signature, String display)
            implements DataType {

        private static final Map<String, String> BOXED = Map.of("int", "Integer", "double", "Double");

        @Override
        public Opaque opaque() {
            return this;
        }

        @Override
        public Optional<String> asData(boolean boxed) {
            return nearest.map(name -> boxed ? BOXED.getOrDefault(name, name) : name);
        }
    }

    /** A type that does not compile; the compiler itself reports it. */
    record Broken(TypeMirror mirror, String signature, String display) implements DataType {}
}
