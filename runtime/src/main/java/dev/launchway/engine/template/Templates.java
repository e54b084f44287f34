package dev.launchway.engine.template;

import dev.launchway.plan.Definitions;

/**
 * Renders the templates of a run. Compiled templates are kept, so that the same one costs little on every host.
 *
 * <p>Values that are put in are never taken for templates themselves. Thread-safe, one template at a time.
 */
public final class Templates {

    private final Definitions definitions;
    private PebbleRenderer renderer;

    /**
     * Prepares to render.
     *
     * @param definitions how members of components and records are read
     */
    public Templates(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Renders a file.
     *
     * @param directory where it lies
     * @param name its name there
     * @param scope what it reads
     * @return the rendered text, whitespace as written
     * @throws TemplateFailed when there is none of that name, for a syntax error, an unknown name or a value that is not set
     */
    public synchronized String render(DefinitionDirectory directory, String name, TemplateScope scope) {
        return renderer().render(directory, name, scope);
    }

    /**
     * Renders a text.
     *
     * @param directory where the templates lie that it includes
     * @param text the template
     * @param scope what it reads
     * @return the rendered text, whitespace as written
     * @throws TemplateFailed for a syntax error, an unknown name or a value that is not set
     */
    public synchronized String renderText(DefinitionDirectory directory, String text, TemplateScope scope) {
        boolean plain = text.indexOf("{{") < 0 && text.indexOf("{%") < 0 && text.indexOf("{#") < 0;
        return plain ? text : renderer().renderText(directory, text, scope);
    }

    private PebbleRenderer renderer() {
        if (renderer == null) {
            renderer = new PebbleRenderer(definitions);
        }
        return renderer;
    }
}
