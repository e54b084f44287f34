package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.launchway.processor.model.DataType;
import dev.launchway.text.Names;
import dev.launchway.text.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The types of values in the words of one table; what the table names of the user's classes is given to it as class literals. */
final class TypeWords {

    private final Lint lint;
    private final List<ClassName> named = new ArrayList<>();
    private final List<CodeBlock> parsing = new ArrayList<>();

    TypeWords(Lint lint) {
        this.lint = lint;
    }

    /** Adds the words of a type to a line. */
    void add(TableWriter line, DataType type) {
        if (type instanceof DataType.Scalar scalar) {
            line.add(Names.kebab(scalar.kind().name()));
        } else if (type instanceof DataType.ListOf list) {
            add(line.add("list"), list.element());
        } else if (type instanceof DataType.SetOf set) {
            add(line.add("set"), set.element());
        } else if (type instanceof DataType.MapOf map) {
            add(line.add("map"), map.value());
        } else if (type instanceof DataType.OptionalOf optional) {
            add(line.add("optional"), optional.value());
        } else if (type instanceof DataType.Enumeration enumeration) {
            add(line, "enum", enumeration.type());
        } else if (type instanceof DataType.RecordOf record) {
            record(line, record);
        } else if (type instanceof DataType.SealedOf sealed) {
            all(line.add("sealed").add(sealed.type().getSimpleName().toString()), sealed.alternatives());
        } else if (type instanceof DataType.Variable variable) {
            line.add("variable").add(variable.number());
        } else if (type instanceof DataType.Custom custom) {
            custom(line, custom);
        } else {
            line.add("value");
        }
    }

    /** Returns whether the class was not named before. */
    private boolean add(TableWriter line, String word, TypeElement type) {
        ClassName name = ClassName.get(type);
        line.add(word).add(name.reflectionName());
        if (named.contains(name)) {
            return false;
        }
        lint.uses(type);
        named.add(name);
        return true;
    }

    private void record(TableWriter line, DataType.RecordOf record) {
        if (record.arguments().isEmpty()) {
            add(line, "record", record.type());
        } else {
            add(line, "generic", record.type());
            all(line, record.arguments());
        }
    }

    /** Adds how many types there are, and their words. */
    private void all(TableWriter line, List<DataType> types) {
        line.add(types.size());
        types.forEach(type -> add(line, type));
    }

    private void custom(TableWriter line, DataType.Custom custom) {
        int number = named.size();
        if (add(line, "parsed", custom.type())) {
            lint.uses(custom.factory());
            parsing.add(CodeBlock.of(
                    "case $L -> $T.$L(text);\n",
                    number,
                    ClassName.get(custom.type()),
                    custom.factory().getSimpleName()));
        }
    }

    /** The further arguments of the superclass's constructor: {@code , Level.class, Log.class}. */
    CodeBlock arguments() {
        return named.stream().map(name -> CodeBlock.of(", $T.class", name)).collect(CodeBlock.joining(""));
    }

    /** Adds the method that reads texts. */
    void addTo(TypeSpec.Builder definition) {
        if (!parsing.isEmpty()) {
            definition.addMethod(MethodSpec.methodBuilder("parse")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .returns(Object.class)
                    .addParameter(int.class, "type")
                    .addParameter(String.class, "text")
                    .addException(Throwable.class)
                    .addCode("return switch (type) {\n$>")
                    .addCode(CodeBlock.join(parsing, ""))
                    .addCode("default -> super.parse(type, text);\n$<};\n")
                    .build());
        }
    }
}
