package dev.launchway.engine.template;

import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Gives Pebble the templates of the definition directory at hand, included ones too, and the text at hand. */
final class TemplateLoader implements Loader<TemplateKey> {

    /** The name of a template that is given as text; no file of a definition directory has it. */
    static final String TEXT = "//text";

    private TemplateKey rendered;

    /** Names what is rendered next, and returns what was rendered before. */
    TemplateKey use(TemplateKey next) {
        TemplateKey previous = rendered;
        rendered = next;
        return previous;
    }

    @Override
    public TemplateKey createCacheKey(String name) {
        return name.equals(TEXT) ? rendered : new TemplateKey(rendered.directory(), name, null);
    }

    @Override
    public Reader getReader(TemplateKey key) {
        return new StringReader(Verbatim.keepWhitespace(key.text() == null ? read(key) : key.text()));
    }

    private static String read(TemplateKey key) {
        byte[] bytes = key.directory()
                .find(key.name())
                .orElseThrow(() -> new UnknownName(key.directory().missing("template", key.name()), null));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnknownName("the template '" + key.name() + "' is not UTF-8 text", e);
        }
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
