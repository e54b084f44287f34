package dev.launchway.engine.template;

import io.pebbletemplates.pebble.cache.PebbleCache;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps all compiled files, and the texts that were used last. */
final class TemplateCache implements PebbleCache<Object, PebbleTemplate> {

    private static final int TEXTS = 512;

    private final Map<Object, PebbleTemplate> files = new HashMap<>();
    private final Map<Object, PebbleTemplate> texts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, PebbleTemplate> eldest) {
            return size() > TEXTS;
        }
    };

    @Override
    public PebbleTemplate computeIfAbsent(Object key, Function<? super Object, ? extends PebbleTemplate> compile) {
        boolean isText = key instanceof TemplateKey template && template.text() != null;
        Map<Object, PebbleTemplate> cache = isText ? texts : files;
        PebbleTemplate known = cache.get(key);
        if (known == null) {
            known = compile.apply(key);
            cache.put(key, known);
        }
        return known;
    }

    @Override
    public void invalidateAll() {
        files.clear();
        texts.clear();
    }
}
