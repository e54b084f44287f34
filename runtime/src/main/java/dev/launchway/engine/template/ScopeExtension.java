package dev.launchway.engine.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.extension.core.DefaultFilter;
import io.pebbletemplates.pebble.extension.core.DefinedTest;
import io.pebbletemplates.pebble.extension.core.EmptyTest;
import io.pebbletemplates.pebble.extension.core.NullTest;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.List;
import java.util.Map;

/** Makes Pebble read members by definitions, take absent values for what they are, and write values as this project does. */
final class ScopeExtension extends AbstractExtension {

    private final MemberResolver resolver;
    private final ValueReader values;

    ScopeExtension(MemberResolver resolver, ValueReader values) {
        this.resolver = resolver;
        this.values = values;
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(resolver);
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(template -> new ValueVisitor((PebbleTemplateImpl) template, values));
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("default", new DefaultFilter() {
            @Override
            public Object apply(
                    Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
                return super.apply(presentOrNull(input), args, self, context, line);
            }
        });
    }

    @Override
    public Map<String, Test> getTests() {
        return Map.of(
                "null",
                new NullTest() {
                    @Override
                    public boolean apply(
                            Object input,
                            Map<String, Object> args,
                            PebbleTemplate self,
                            EvaluationContext context,
                            int line) {
                        return super.apply(presentOrNull(input), args, self, context, line);
                    }
                },
                "empty",
                new EmptyTest() {
                    @Override
                    public boolean apply(
                            Object input,
                            Map<String, Object> args,
                            PebbleTemplate self,
                            EvaluationContext context,
                            int line) {
                        return super.apply(presentOrNull(input), args, self, context, line);
                    }
                },
                "defined",
                new DefinedTest() {
                    @Override
                    public boolean apply(
                            Object input,
                            Map<String, Object> args,
                            PebbleTemplate self,
                            EvaluationContext context,
                            int line) {
                        return super.apply(presentOrNull(input), args, self, context, line);
                    }
                });
    }

    private static Object presentOrNull(Object input) {
        return input instanceof Absent ? null : input;
    }
}
