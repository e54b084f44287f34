package dev.launchway.engine.template;

/** What a compiled template is known by: where it lies and its name, or, for one given as text, the text. */
record TemplateKey(DefinitionDirectory directory, String name, String text) {}
