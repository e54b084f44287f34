package dev.launchway.engine.template;

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
}
