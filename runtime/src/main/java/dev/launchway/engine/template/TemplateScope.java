package dev.launchway.engine.template;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.template.TemplateWords;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a template is rendered with.
 *
 * @param component {@code component}
 * @param host {@code host}
 * @param environment {@code environment}
 * @param workdir {@code component.workdir}
 * @param variables names that it knows beside these, and their values, which may be {@code null}
 * @param encoding how it is read where it is not UTF-8
 */
public record TemplateScope(
        Object component,
        Host host,
        Environment environment,
        Path workdir,
        Map<String, ?> variables,
        Charset encoding) {

    /**
     * Without variables, of templates in UTF-8.
     *
     * @param component {@code component}
     * @param host {@code host}
     * @param environment {@code environment}
     * @param workdir {@code component.workdir}
     */
    public TemplateScope(Object component, Host host, Environment environment, Path workdir) {
        this(component, host, environment, workdir, Map.of(), StandardCharsets.UTF_8);
    }

    /**
     * The same component with variables.
     *
     * @param names names and their values
     * @param otherwise how a template is read that is not UTF-8
     * @return what to render with
     */
    public TemplateScope with(Map<String, ?> names, Charset otherwise) {
        return new TemplateScope(component, host, environment, workdir, names, otherwise);
    }

    /** The value of a name that each template starts from; {@code null} for another name. */
    Object root(String name) {
        return switch (name) {
            case "component" -> component;
            case "host" -> host;
            case "environment" -> environment;
            case "managed" -> "managed by Launchway, environment " + environment.name() + ", do not edit";
            default -> null;
        };
    }

    /** All names. */
    List<String> names() {
        List<String> names = new ArrayList<>(TemplateWords.ROOTS);
        names.addAll(variables.keySet());
        return names;
    }
}
