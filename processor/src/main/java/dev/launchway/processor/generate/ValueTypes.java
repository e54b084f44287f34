package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.Code;
import dev.launchway.processor.bytecode.Descriptors;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ScalarKind;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Loads the {@code ValueType} of a type. */
final class ValueTypes {

    /** Its descriptor. */
    static final String DESCRIPTOR = Descriptors.of(PlanTypes.VALUE_TYPE);

    private static final String VOWELS = "AEIOU";

    private final Descriptors descriptors;

    ValueTypes(Descriptors descriptors) {
        this.descriptors = descriptors;
    }

    void load(Code code, DataType type) {
        if (type instanceof DataType.Scalar scalar) {
            constant(
                    code,
                    scalar.kind() == ScalarKind.URI ? "URI_TYPE" : scalar.kind().name());
        } else if (type instanceof DataType.Enumeration enumeration) {
            code.type(Descriptors.name(enumeration.type()));
            make(code, "enumeration", "(Ljava/lang/Class;)");
        } else if (type instanceof DataType.ListOf list) {
            around(code, "list", list.element());
        } else if (type instanceof DataType.SetOf set) {
            around(code, "set", set.element());
        } else if (type instanceof DataType.MapOf map) {
            around(code, "map", map.value());
        } else if (type instanceof DataType.OptionalOf optional) {
            around(code, "optional", optional.value());
        } else if (type instanceof DataType.Custom custom) {
            custom(code, custom);
        } else if (type instanceof DataType.RecordOf record) {
            String data = Generated.data(record.type());
            code.getStatic(data, "INSTANCE", Descriptors.of(data));
            make(code, "record", "(" + Descriptors.of(PlanTypes.RECORD_DEFINITION) + ")");
        } else {
            constant(code, "OPAQUE");
        }
    }

    private static void constant(Code code, String name) {
        code.constant(PlanTypes.VALUE_TYPE, name);
    }

    private void around(Code code, String factory, DataType content) {
        load(code, content);
        make(code, factory, "(" + DESCRIPTOR + ")");
    }

    private void custom(Code code, DataType.Custom custom) {
        code.text(noun(custom.type()))
                .function(
                        Descriptors.name(custom.type()),
                        custom.factory().getSimpleName().toString(),
                        descriptors.of(custom.factory()),
                        custom.type().getKind() == ElementKind.INTERFACE);
        make(code, "of", "(" + PlanTypes.STRING + "Ljava/util/function/Function;)");
    }

    private static void make(Code code, String factory, String parameters) {
        code.callStatic(PlanTypes.VALUE_TYPE, factory, parameters + DESCRIPTOR, false);
    }

    private static String noun(TypeElement type) {
        String name = type.getSimpleName().toString();
        return (VOWELS.indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
