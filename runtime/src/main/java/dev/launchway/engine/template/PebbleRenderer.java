package dev.launchway.engine.template;

import dev.launchway.template.TemplateWords;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.i18n.I18nExtension;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders with Pebble: strict about names, whitespace as written, nothing escaped, files of the definition directory only. */
final class PebbleRenderer {

    private final TemplateLoader loader = new TemplateLoader();
    private final MemberResolver resolver;
    private final ValueReader values;
    private final PebbleEngine engine;

    PebbleRenderer(ValueReader values) {
        this.values = values;
        resolver = new MemberResolver(values);
        TemplateCache cache = new TemplateCache();
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .autoEscaping(false)
                .defaultLocale(Locale.ROOT)
                .templateCache(cache)
                .registerExtensionCustomizer(
                        extension -> new WithoutMachine(extension, values, new EnvironmentFilters(values, resolver)))
                .extension(new ScopeExtension(resolver, values))
                .build();
        cache.compileFor(engine);
    }

    String render(TemplateKey key, TemplateScope scope) {
        TemplateKey outerKey = loader.use(key);
        TemplateScope outerScope = resolver.use(scope);
        Map<String, Object> names = new HashMap<>();
        StringWriter out = new StringWriter();
        try {
            scope.variables().keySet().forEach(name -> names.put(name, values.variable(name, scope)));
            TemplateWords.ROOTS.forEach(name -> names.put(name, scope.root(name)));
            PebbleTemplate template = engine.getTemplate(key.name());
            template.evaluate(out, names, scope.environment().locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw PebbleFailure.of(key, scope, e);
        } finally {
            // a method that a template calls may render a template itself
            loader.use(outerKey);
            resolver.use(outerScope);
        }
        return out.toString();
    }

    /** Pebble's own, less what depends on the machine that renders: its time zone, its language, and the resource bundles of that. */
    private static final class WithoutMachine extends ExtensionCustomizer {

        private final boolean internationalization;
        private final ValueReader values;
        private final EnvironmentFilters filters;

        WithoutMachine(Extension extension, ValueReader values, EnvironmentFilters filters) {
            super(extension);
            this.values = values;
            internationalization = extension instanceof I18nExtension;
            this.filters = filters;
        }

        @Override
        public Map<String, Filter> getFilters() {
            Map<String, Filter> all = super.getFilters();
            return all == null ? null : filters.inPlaceOf(all);
        }

        @Override
        public List<BinaryOperator> getBinaryOperators() {
            List<BinaryOperator> all = super.getBinaryOperators();
            return all == null ? null : TextOperators.inPlaceOf(all, values);
        }

        @Override
        public Map<String, Function> getFunctions() {
            return internationalization ? null : super.getFunctions();
        }
    }
}
