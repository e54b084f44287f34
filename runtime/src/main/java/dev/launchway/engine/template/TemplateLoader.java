package dev.launchway.engine.template;

import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;

/** Gives Pebble the templates of the definition directory at hand, included ones too, and the text at hand. */
final class TemplateLoader implements Loader<TemplateKey> {

    private TemplateKey rendered;

    /** Names what is rendered next, and returns what was rendered before. */
    TemplateKey use(TemplateKey next) {
        TemplateKey previous = rendered;
        rendered = next;
        return previous;
    }

    @Override
    public TemplateKey createCacheKey(String name) {
        return name.equals(TemplateKey.TEXT) ? rendered : rendered.beside(name);
    }

    @Override
    public Reader getReader(TemplateKey key) {
        return new StringReader(TemplateSource.of(key));
    }

    @Override
    public String resolveRelativePath(String name, String including) {
        return name;
    }

    @Override
    public boolean resourceExists(String name) {
        return rendered.directory().has(name);
    }

    @Override
    public void setCharset(String charset) {}

    @Override
    public void setPrefix(String prefix) {}

    @Override
    public void setSuffix(String suffix) {}
}
