package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ScalarKind;
import javax.lang.model.element.TypeElement;

/** Writes the {@code ValueType} of a type. */
final class ValueTypes {

    private static final String VOWELS = "AEIOU";

    private ValueTypes() {}

    static CodeBlock of(DataType type) {
        if (type instanceof DataType.Scalar scalar) {
            return CodeBlock.of("$T.$L", PlanTypes.VALUE_TYPE, constant(scalar.kind()));
        }
        if (type instanceof DataType.Enumeration enumeration) {
            return CodeBlock.of("$T.enumeration($T.class)", PlanTypes.VALUE_TYPE, ClassName.get(enumeration.type()));
        }
        if (type instanceof DataType.ListOf list) {
            return CodeBlock.of("$T.list($L)", PlanTypes.VALUE_TYPE, of(list.element()));
        }
        if (type instanceof DataType.SetOf set) {
            return CodeBlock.of("$T.set($L)", PlanTypes.VALUE_TYPE, of(set.element()));
        }
        if (type instanceof DataType.MapOf map) {
            return CodeBlock.of("$T.map($L)", PlanTypes.VALUE_TYPE, of(map.value()));
        }
        if (type instanceof DataType.OptionalOf optional) {
            return CodeBlock.of("$T.optional($L)", PlanTypes.VALUE_TYPE, of(optional.value()));
        }
        if (type instanceof DataType.Custom custom) {
            ClassName name = ClassName.get(custom.type());
            return CodeBlock.of(
                    "$T.<$T>of($S, $T::$L)", PlanTypes.VALUE_TYPE, name, noun(custom.type()), name, custom.factory());
        }
        if (type instanceof DataType.RecordOf record) {
            return CodeBlock.of("$T.record($T.INSTANCE)", PlanTypes.VALUE_TYPE, Generated.data(record.type()));
        }
        return CodeBlock.of("$T.OPAQUE", PlanTypes.VALUE_TYPE);
    }

    private static String constant(ScalarKind kind) {
        return kind == ScalarKind.URI ? "URI_TYPE" : kind.name();
    }

    private static String noun(TypeElement type) {
        String name = type.getSimpleName().toString();
        return (VOWELS.indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
