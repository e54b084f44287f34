package dev.launchway.engine.template;

import io.pebbletemplates.pebble.cache.PebbleCache;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.function.Function;

/** Keeps Pebble's compiled templates. */
final class TemplateCache implements PebbleCache<Object, PebbleTemplate> {

    private final CompiledTemplates<PebbleTemplate> compiled = new CompiledTemplates<>();

    @Override
    public PebbleTemplate computeIfAbsent(Object key, Function<? super Object, ? extends PebbleTemplate> compile) {
        TemplateKey template = (TemplateKey) key;
        PebbleTemplate known = compiled.get(template);
        if (known == null) {
            known = compile.apply(key);
            compiled.put(template, known);
        }
        return known;
    }

    @Override
    public void invalidateAll() {
        compiled.clear();
    }
}
