package dev.launchway.processor.plan;

import dev.launchway.processor.assignment.Constant;
import dev.launchway.processor.bytecode.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads constants as objects; long lists and tables get methods of their own. */
final class ConstantCode {

    /** The most elements of one expression. */
    private static final int MOST_ELEMENTS = 100;

    private final ClassParts parts;

    ConstantCode(ClassParts parts) {
        this.parts = parts;
    }

    /**
     * An expression.
     *
     * @param load loads its value
     * @param weight how many constants it holds
     */
    record Expression(Consumer<Code> load, int weight) {}

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
            return new Expression(
                    code -> {
                        code.allocate(PlanTypes.TEMPLATE_TEXT);
                        text.load().accept(code);
                        code.construct(PlanTypes.TEMPLATE_TEXT, "(" + PlanTypes.STRING + ")V");
                    },
                    text.weight());
        }
        if (constant instanceof Constant.PathText path) {
            Expression text = text(path.text());
            return new Expression(
                    code -> {
                        text.load().accept(code);
                        code.array("java/lang/String", List.<String>of(), code::text)
                                .callStatic(
                                        "java/nio/file/Path",
                                        "of",
                                        "(" + PlanTypes.STRING + "[" + PlanTypes.STRING + ")Ljava/nio/file/Path;",
                                        true);
                    },
                    text.weight());
        }
        if (constant instanceof Constant.UriText uri) {
            Expression text = text(uri.text());
            return new Expression(
                    code -> {
                        text.load().accept(code);
                        code.callStatic("java/net/URI", "create", "(" + PlanTypes.STRING + ")Ljava/net/URI;", false);
                    },
                    text.weight());
        }
        return new Expression(code -> number(code, constant), 2);
    }

    private static void number(Code code, Constant constant) {
        if (constant instanceof Constant.Span span) {
            duration(code, span.value());
        } else if (constant instanceof Constant.Truth truth) {
            code.truth(truth.value()).box("Z");
        } else if (constant instanceof Constant.Int number) {
            code.number(number.value()).box("I");
        } else if (constant instanceof Constant.Whole number) {
            code.number(number.value()).box("J");
        } else {
            code.number(((Constant.Decimal) constant).value()).box("D");
        }
    }

    private static void duration(Code code, Duration value) {
        code.number(value.getSeconds())
                .number((long) value.getNano())
                .callStatic("java/time/Duration", "ofSeconds", "(JJ)Ljava/time/Duration;", false);
    }

    /** The expression of a text of any length. */
    static Expression text(String text) {
        List<String> pieces = TextPieces.of(text);
        if (pieces.size() == 1) {
            return new Expression(code -> code.text(text), 1);
        }
        return new Expression(
                code -> code.text("")
                        .array("java/lang/CharSequence", pieces, code::text)
                        .callStatic(
                                "java/lang/String",
                                "join",
                                "(Ljava/lang/CharSequence;[Ljava/lang/CharSequence;)" + PlanTypes.STRING,
                                false),
                pieces.size());
    }

    private Expression sequence(List<Constant> elements) {
        if (elements.size() > MOST_ELEMENTS) {
            return joined(parts(elements).stream().map(this::sequence).toList(), PlanTypes.LIST, "lists");
        }
        return array(
                elements.stream().map(this::of).toList(),
                code -> code.callStatic("java/util/List", "of", "([" + PlanTypes.OBJECT + ")" + PlanTypes.LIST, true));
    }

    private Expression table(List<Map.Entry<String, Constant>> entries) {
        if (entries.size() > MOST_ELEMENTS) {
            return joined(parts(entries).stream().map(this::table).toList(), PlanTypes.MAP, "tables");
        }
        List<Expression> keysAndValues = new ArrayList<>();
        for (Map.Entry<String, Constant> entry : entries) {
            keysAndValues.add(text(entry.getKey()));
            keysAndValues.add(of(entry.getValue()));
        }
        return array(
                keysAndValues,
                code -> code.callStatic(
                        PlanTypes.BUILDER, "table", "([" + PlanTypes.OBJECT + ")" + PlanTypes.MAP, false));
    }

    private static Expression array(List<Expression> elements, Consumer<Code> make) {
        return new Expression(
                code -> {
                    code.array("java/lang/Object", elements, one -> one.load().accept(code));
                    make.accept(code);
                },
                1 + elements.stream().mapToInt(Expression::weight).sum());
    }

    /** Parts in methods of their own, put together at run time. */
    private Expression joined(List<Expression> all, String descriptor, String method) {
        List<ClassParts.Part> hoisted = all.stream()
                .map(one -> parts.add(
                        "()" + descriptor,
                        code -> {
                            one.load().accept(code);
                            code.giveBack();
                        },
                        one.weight() + 2))
                .toList();
        String type = descriptor.substring(1, descriptor.length() - 1);
        return new Expression(
                code -> code.array(type, hoisted, part -> part.call(code))
                        .callStatic(PlanTypes.BUILDER, method, "([" + descriptor + ")" + descriptor, false),
                hoisted.size());
    }

    private static <E> List<List<E>> parts(List<E> all) {
        List<List<E>> parts = new ArrayList<>();
        for (int at = 0; at < all.size(); at += MOST_ELEMENTS) {
            parts.add(all.subList(at, Math.min(all.size(), at + MOST_ELEMENTS)));
        }
        return parts;
    }
}
