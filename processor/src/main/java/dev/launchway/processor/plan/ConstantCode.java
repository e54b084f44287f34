package dev.launchway.processor.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.launchway.processor.assignment.Constant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes constants as Java expressions; long lists and tables get methods of their own. */
final class ConstantCode {

    /** The most elements of one expression. */
    private static final int MOST_ELEMENTS = 100;

    private static final TypeName LIST =
            ParameterizedTypeName.get(ClassName.get(List.class), WildcardTypeName.subtypeOf(Object.class));
    private static final TypeName TABLE = ParameterizedTypeName.get(
            ClassName.get(Map.class), ClassName.get(String.class), ClassName.get(Object.class));

    private final ClassParts parts;

    ConstantCode(ClassParts parts) {
        this.parts = parts;
    }

    /**
     * An expression.
     *
     * @param code the expression
     * @param weight how many constants it holds
     */
    record Expression(CodeBlock code, int weight) {}

    /** The expression of a constant. */
    Expression of(Constant constant) {
        if (constant instanceof Constant.Sequence list) {
            return sequence(list.elements());
        }
        if (constant instanceof Constant.Table table) {
            return table(new ArrayList<>(table.entries().entrySet()));
        }
        return scalar(constant);
    }

    private static Expression scalar(Constant constant) {
        if (constant instanceof Constant.Text text) {
            return text(text.text());
        }
        if (constant instanceof Constant.Template template) {
            Expression text = text(template.text());
            return new Expression(CodeBlock.of("new $T($L)", PlanTypes.TEMPLATE_TEXT, text.code()), text.weight());
        }
        if (constant instanceof Constant.PathText path) {
            Expression text = text(path.text());
            return new Expression(CodeBlock.of("$T.of($L)", Path.class, text.code()), text.weight());
        }
        if (constant instanceof Constant.UriText uri) {
            Expression text = text(uri.text());
            return new Expression(CodeBlock.of("$T.create($L)", URI.class, text.code()), text.weight());
        }
        if (constant instanceof Constant.Span span) {
            return new Expression(duration(span.value()), 1);
        }
        if (constant instanceof Constant.Truth truth) {
            return new Expression(CodeBlock.of("$L", truth.value()), 1);
        }
        if (constant instanceof Constant.Int number) {
            return new Expression(CodeBlock.of("$L", number.value()), 1);
        }
        if (constant instanceof Constant.Whole number) {
            return new Expression(CodeBlock.of("$LL", number.value()), 1);
        }
        return new Expression(CodeBlock.of("$Ld", ((Constant.Decimal) constant).value()), 1);
    }

    private static CodeBlock duration(Duration value) {
        return value.getNano() == 0
                ? CodeBlock.of("$T.ofSeconds($LL)", Duration.class, value.getSeconds())
                : CodeBlock.of("$T.ofSeconds($LL, $LL)", Duration.class, value.getSeconds(), value.getNano());
    }

    static Expression text(String text) {
        List<String> pieces = TextPieces.of(text);
        if (pieces.size() == 1) {
            return new Expression(CodeBlock.of("$S", text), 1);
        }
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", ""));
        pieces.forEach(piece -> arguments.add(CodeBlock.of("$S", piece)));
        return new Expression(
                CodeBlock.of("$T.join($L)", String.class, CodeBlock.join(arguments, ", ")), pieces.size());
    }

    private Expression sequence(List<Constant> elements) {
        if (elements.size() > MOST_ELEMENTS) {
            List<CodeBlock> calls = new ArrayList<>();
            for (List<Constant> part : parts(elements)) {
                Expression one = sequence(part);
                calls.add(hoisted(LIST, one));
            }
            return new Expression(
                    CodeBlock.of("$T.lists($L)", PlanTypes.BUILDER, CodeBlock.join(calls, ", ")), calls.size());
        }
        List<CodeBlock> arguments = new ArrayList<>();
        int weight = 1;
        for (Constant element : elements) {
            Expression one = of(element);
            arguments.add(one.code());
            weight += one.weight();
        }
        return new Expression(CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(arguments, ", ")), weight);
    }

    private Expression table(List<Map.Entry<String, Constant>> entries) {
        if (entries.size() > MOST_ELEMENTS) {
            List<CodeBlock> calls = new ArrayList<>();
            for (List<Map.Entry<String, Constant>> part : parts(entries)) {
                calls.add(hoisted(TABLE, table(part)));
            }
            return new Expression(
                    CodeBlock.of("$T.tables($L)", PlanTypes.BUILDER, CodeBlock.join(calls, ", ")), calls.size());
        }
        List<CodeBlock> arguments = new ArrayList<>();
        int weight = 1;
        for (Map.Entry<String, Constant> entry : entries) {
            Expression key = text(entry.getKey());
            Expression value = of(entry.getValue());
            arguments.add(key.code());
            arguments.add(value.code());
            weight += key.weight() + value.weight();
        }
        return new Expression(CodeBlock.of("$T.table($L)", PlanTypes.BUILDER, CodeBlock.join(arguments, ", ")), weight);
    }

    private CodeBlock hoisted(TypeName type, Expression expression) {
        CodeBlock body =
                CodeBlock.builder().addStatement("return $L", expression.code()).build();
        return CodeBlock.of("$L()", parts.add(type, null, body, expression.weight() + 2));
    }

    private static <E> List<List<E>> parts(List<E> all) {
        List<List<E>> parts = new ArrayList<>();
        for (int at = 0; at < all.size(); at += MOST_ELEMENTS) {
            parts.add(all.subList(at, Math.min(all.size(), at + MOST_ELEMENTS)));
        }
        return parts;
    }
}
