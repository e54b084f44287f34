package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;

/** Names a place in a template for the reader. */
record TemplatePlace(DefinitionDirectory directory, String name, String text) {

    private static final int LONGEST = 60;

    static TemplatePlace of(TemplateKey key) {
        return new TemplatePlace(key.directory(), key.name(), key.text());
    }

    /**
     * A failure at this place.
     *
     * @param line counted from 1; 0 where it is not known
     */
    TemplateFailed failed(Code code, int line, String statement, String help, Throwable cause) {
        String resource = text == null ? directory.resource(name) + (line > 0 ? ":" + line : "") : "";
        return new TemplateFailed(code, shown(line), statement, help, resource, cause);
    }

    private String shown(int line) {
        if (text == null) {
            return line > 0 ? name + ":" + line : name;
        }
        String first = text.lines().findFirst().orElse("");
        String start = first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
        return "template \"" + start + "\"" + (line > 1 ? " line " + line : "");
    }
}
