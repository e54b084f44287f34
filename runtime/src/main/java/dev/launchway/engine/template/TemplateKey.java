package dev.launchway.engine.template;

import java.util.Objects;

/**
 * What a compiled template is known by.
 *
 * @param directory where it lies, and where those lie that it includes
 * @param name its name there
 * @param text itself, for one that is given as text; else {@code null}
 */
record TemplateKey(DefinitionDirectory directory, String name, String text) {

    /** The name of a template that is given as text; no file of a definition directory has it. */
    static final String TEXT = "//text";

    static TemplateKey ofText(DefinitionDirectory directory, String text) {
        return new TemplateKey(directory, TEXT, text);
    }

    static TemplateKey ofFile(DefinitionDirectory directory, String name) {
        return new TemplateKey(directory, name, null);
    }

    /** Written out: that of the record would start the JDK's machinery for it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateKey that
                && name.equals(that.name)
                && Objects.equals(text, that.text)
                && directory.equals(that.directory);
    }

    @Override
    public int hashCode() {
        return 31 * directory.hashCode() + (text == null ? name : text).hashCode();
    }
}
