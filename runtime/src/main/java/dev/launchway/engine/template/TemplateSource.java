package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.TemplateBytes;
import dev.launchway.template.Verbatim;

/** Reads the text of a template. */
final class TemplateSource {

    private TemplateSource() {}

    static String of(TemplateKey key) {
        return Verbatim.keepWhitespace(key.text() == null ? read(key) : key.text());
    }

    private static String read(TemplateKey key) {
        byte[] bytes = key.directory()
                .find(key.name())
                .orElseThrow(() -> new UnknownNameException(
                        Code.LW401_MISSING_FILE,
                        key.directory().missing("template", key.name()),
                        key.directory().near(key.name(), ""),
                        null));
        try {
            return TemplateBytes.text(key.name(), bytes, key.encoding());
        } catch (TemplateBytes.NotTextException e) {
            throw new UnknownNameException(Code.LW407_NOT_TEXT, e.getMessage(), e.help(), e.getCause());
        }
    }
}
