package dev.launchway.engine.template;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps compiled templates: of each definition directory all files, and the texts that were used last.
 *
 * @param <T> what they are compiled to
 */
final class CompiledTemplates<T> {

    private static final int TEXTS = 512;

    private final Map<DefinitionDirectory, OfDirectory<T>> directories = new HashMap<>();

    /** The compiled template; {@code null} for one that is not kept. */
    T get(TemplateKey key) {
        return kept(key).get(name(key));
    }

    void put(TemplateKey key, T compiled) {
        kept(key).put(name(key), compiled);
    }

    void clear() {
        directories.clear();
    }

    private Map<String, T> kept(TemplateKey key) {
        OfDirectory<T> kept = directories.get(key.directory());
        if (kept == null) {
            kept = new OfDirectory<>();
            directories.put(key.directory(), kept);
        }
        return key.text() == null ? kept.files : kept.texts;
    }

    private static String name(TemplateKey key) {
        if (key.text() != null) {
            return key.text();
        }
        return key.encoding().equals(StandardCharsets.UTF_8) ? key.name() : key.name() + "//" + key.encoding();
    }

    private static final class OfDirectory<T> {
        final Map<String, T> files = new HashMap<>();
        final Map<String, T> texts = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > TEXTS;
            }
        };
    }
}
