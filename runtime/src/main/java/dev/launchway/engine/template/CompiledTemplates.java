package dev.launchway.engine.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps compiled templates: all files, and the texts that were used last.
 *
 * @param <T> what they are compiled to
 */
final class CompiledTemplates<T> {

    private static final int TEXTS = 512;

    private final Map<TemplateKey, T> files = new HashMap<>();
    private final Map<TemplateKey, T> texts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TemplateKey, T> eldest) {
            return size() > TEXTS;
        }
    };

    /** The compiled template; {@code null} for one that is not kept. */
    T get(TemplateKey key) {
        return cache(key).get(key);
    }

    void put(TemplateKey key, T compiled) {
        cache(key).put(key, compiled);
    }

    void clear() {
        files.clear();
        texts.clear();
    }

    private Map<TemplateKey, T> cache(TemplateKey key) {
        return key.text() == null ? files : texts;
    }
}
