package dev.launchway.engine.template;

import dev.launchway.diagnostic.TemplateCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text of a template. */
final class TemplateSource {

    private TemplateSource() {}

    static String of(TemplateKey key) {
        if (key.text() != null) {
            return key.text();
        }
        byte[] bytes = key.directory()
                .find(key.name())
                .orElseThrow(() -> new UnknownName(
                        TemplateCode.MISSING,
                        key.directory().missing("template", key.name()),
                        key.directory().near(key.name(), ""),
                        null));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnknownName(TemplateCode.NOT_TEXT, "the template '" + key.name() + "' is not UTF-8 text", "", e);
        }
    }
}
