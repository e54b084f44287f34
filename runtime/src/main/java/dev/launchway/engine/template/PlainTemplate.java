package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template with nothing but text and names, as in <code>{{ component.port }}</code>: most are like that. It renders exactly what
 * the engine would; the benchmark {@code ManyFiles} says what that saves, see benchmarks/README.md.
 */
final class PlainTemplate {

    /** Words that are values, operators or names to the engine, whatever variables there are. */
    private static final Set<String> ENGINES_OWN =
            Set.of("true", "false", "null", "none", "not", "locale", "template", "_context");

    private final List<String> texts;
    private final List<Expression> expressions;

    private PlainTemplate(List<String> texts, List<Expression> expressions) {
        this.texts = texts;
        this.expressions = expressions;
    }

    private record Expression(List<String> names, int offset) {}

    /**
     * Reads a template.
     *
     * @param source its text
     * @param known the names of expressions that were read before, by their text; new ones are added
     * @return {@code null} for one that needs the engine
     */
    static PlainTemplate parse(String source, Map<String, List<String>> known) {
        List<String> texts = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        int from = 0;
        int open = source.indexOf('{');
        while (open >= 0 && open < source.length() - 1) {
            char next = source.charAt(open + 1);
            if (next == '%' || next == '#') {
                return null;
            }
            if (next == '{') {
                int close = source.indexOf("}}", open);
                List<String> names = close < 0 ? null : names(source.substring(open + 2, close), known);
                if (names == null) {
                    return null;
                }
                texts.add(source.substring(from, open));
                expressions.add(new Expression(names, open));
                from = close + 2;
                open = source.indexOf('{', from);
            } else {
                open = source.indexOf('{', open + 1);
            }
        }
        texts.add(source.substring(from));
        return new PlainTemplate(texts, expressions);
    }

    String render(TemplateKey key, ValueReader values, TemplateScope scope) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            out.append(texts.get(i));
            Expression expression = expressions.get(i);
            int read = 0;
            try {
                Object value = root(expression.names.get(0), values, scope);
                for (read = 1; read < expression.names.size(); read++) {
                    value = values.read(value, expression.names.get(read), scope);
                }
                read = expression.names.size() - 1;
                out.append(values.text(value));
            } catch (UnknownNameException e) {
                int offset = offset(key, expression, read);
                throw TemplatePlace.failed(key, e.code(), offset, e.getMessage(), e.help(), e.getCause());
            } catch (RuntimeException e) {
                String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                int offset = offset(key, expression, read);
                throw TemplatePlace.failed(key, Code.LW406_RENDERING_FAILED, offset, what, "", e);
            }
        }
        return out.append(texts.get(expressions.size())).toString();
    }

    private static Object root(String name, ValueReader values, TemplateScope scope) {
        Object root = scope.root(name);
        return root == null ? values.variable(name, scope) : root;
    }

    /** Whether each expression begins with a name that has a value; where one does not, the engine says what is wrong. */
    boolean knowsAll(TemplateScope scope) {
        for (Expression expression : expressions) {
            String name = expression.names.get(0);
            if (scope.root(name) == null && !scope.variables().containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Where the text has the name at a position of an expression. */
    private static int offset(TemplateKey key, Expression expression, int position) {
        String source = TemplateSource.of(key);
        int at = expression.offset + 2;
        for (int i = 0; i <= position; i++) {
            String name = expression.names.get(i);
            at = source.indexOf(name, at) + (i < position ? name.length() : 0);
        }
        return at;
    }

    private static List<String> names(String expression, Map<String, List<String>> known) {
        List<String> names = known.get(expression);
        if (names == null) {
            names = names(expression.strip());
            if (names != null) {
                known.put(expression, names);
            }
        }
        return names;
    }

    private static List<String> names(String inner) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= inner.length(); i++) {
            if (i == inner.length() || inner.charAt(i) == '.') {
                names.add(inner.substring(start, i));
                start = i + 1;
            } else if (!isPart(inner.charAt(i), i == start)) {
                return null;
            }
        }
        return names.contains("") || ENGINES_OWN.contains(names.get(0)) ? null : List.copyOf(names);
    }

    private static boolean isPart(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (!first && c >= '0' && c <= '9');
    }
}
