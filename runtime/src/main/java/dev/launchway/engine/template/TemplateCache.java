package dev.launchway.engine.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.cache.PebbleCache;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.function.Function;

/** Keeps Pebble's compiled templates, and has them compiled with their positions. */
final class TemplateCache implements PebbleCache<Object, PebbleTemplate> {

    private final CompiledTemplates<PebbleTemplate> compiled = new CompiledTemplates<>();
    private TemplateCompiler compiler;

    /** Names the engine, which is built with this cache. */
    void compileFor(PebbleEngine engine) {
        compiler = new TemplateCompiler(engine);
    }

    @Override
    public PebbleTemplate computeIfAbsent(Object key, Function<? super Object, ? extends PebbleTemplate> compile) {
        TemplateKey template = (TemplateKey) key;
        PebbleTemplate known = compiled.get(template);
        if (known == null) {
            known = compiler.compile(template);
            compiled.put(template, known);
        } else if (template.text() == null) {
            template.directory().has(template.name()); // takes note: this reader has not read it
        }
        return known;
    }

    @Override
    public void invalidateAll() {
        compiled.clear();
    }
}
