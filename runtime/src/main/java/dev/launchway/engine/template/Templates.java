package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.plan.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renders the templates of a run. Compiled templates are kept, so that the same one costs little on every host.
 *
 * <p>Values that are put in are never taken for templates themselves. Thread-safe, one template at a time.
 */
public final class Templates {

    private final KnownSecrets secrets;
    private final ValueReader values;
    private final CompiledTemplates<Optional<PlainTemplate>> compiled = new CompiledTemplates<>();
    private final Map<String, List<String>> expressions = new HashMap<>();
    private final VariableUse variables = new VariableUse();
    private PebbleRenderer renderer;

    /**
     * Prepares to render.
     *
     * @param definitions how members of components and records are read
     * @param secrets told which secrets a text got
     */
    public Templates(Definitions definitions, KnownSecrets secrets) {
        this.secrets = secrets;
        values = new ValueReader(definitions, secrets);
    }

    /**
     * Renders a file.
     *
     * @param directory where it lies
     * @param name its name there
     * @param scope what it reads
     * @return the rendered text, whitespace as written
     * @throws TemplateFailedException when there is none of that name, for a syntax error, an unknown name, a value that is not set,
     *     and for a variable that the template does not mention
     */
    public synchronized String render(DefinitionDirectory directory, String name, TemplateScope scope) {
        TemplateKey key = TemplateKey.ofFile(directory, name, scope.encoding());
        String text = render(key, scope);
        variables.check(key, scope);
        return text;
    }

    /**
     * Renders a text.
     *
     * @param directory where the templates lie that it includes
     * @param text the template
     * @param scope what it reads
     * @return the rendered text, whitespace as written
     * @throws TemplateFailedException for a syntax error, an unknown name or a value that is not set
     */
    public synchronized String renderText(DefinitionDirectory directory, String text, TemplateScope scope) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return secrets.joined(text)
                ? evaluate(TemplateKey.ofText(directory, text), scope)
                : render(TemplateKey.ofText(directory, text), scope);
    }

    /** What a template got of secrets is remembered with its text; and so is what it says literally. */
    private String render(TemplateKey key, TemplateScope scope) {
        Set<String> outer = values.revealTo(new TreeSet<>());
        try {
            String text = evaluate(key, scope);
            secrets.rendered(text, values.revealed());
            secrets.literals().add(text);
            outer.addAll(values.revealed());
            return text;
        } finally {
            values.revealTo(outer);
        }
    }

    private String evaluate(TemplateKey key, TemplateScope scope) {
        Optional<PlainTemplate> plain = compiled.get(key);
        if (plain == null) {
            plain = Optional.ofNullable(PlainTemplate.parse(source(key), expressions));
            compiled.put(key, plain);
        } else if (key.text() == null) {
            key.directory().has(key.name()); // takes note: this reader has not read it
        }
        if (plain.isPresent() && plain.get().knowsAll(scope)) {
            return plain.get().render(key, values, scope);
        }
        if (renderer == null) {
            renderer = new PebbleRenderer(values);
        }
        return renderer.render(key, scope);
    }

    private static String source(TemplateKey key) {
        try {
            return TemplateSource.of(key);
        } catch (UnknownNameException e) {
            throw TemplatePlace.failed(key, e.code(), TemplatePlace.NOWHERE, e.getMessage(), e.help(), e.getCause());
        } catch (IllegalArgumentException e) {
            throw TemplatePlace.failed(key, Code.LW401_MISSING_FILE, TemplatePlace.NOWHERE, e.getMessage(), "", e);
        }
    }
}
