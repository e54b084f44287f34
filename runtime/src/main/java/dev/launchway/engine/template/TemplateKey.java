package dev.launchway.engine.template;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a compiled template is known by.
 *
 * @param directory where it lies, and where those lie that it includes
 * @param name its name there
 * @param text itself, for one that is given as text; else {@code null}
 * @param encoding how it is read where it is not UTF-8
 */
record TemplateKey(DefinitionDirectory directory, String name, String text, Charset encoding) {

    /** The name of a template that is given as text; no file of a definition directory has it. */
    static final String TEXT = "//text";

    static TemplateKey ofText(DefinitionDirectory directory, String text) {
        return new TemplateKey(directory, TEXT, text, StandardCharsets.UTF_8);
    }

    static TemplateKey ofFile(DefinitionDirectory directory, String name, Charset encoding) {
        return new TemplateKey(directory, name, null, encoding);
    }

    /** Another template of the same directory, read in the same encoding. */
    TemplateKey beside(String other) {
        return ofFile(directory, other, encoding);
    }
}
