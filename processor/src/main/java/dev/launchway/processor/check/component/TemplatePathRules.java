package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.read.Vocabulary;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file has one owner. The path of a field with {@code @Template} is known where no {@code configure} sets the field; whatever
 * {@code configure} says is found when the model is expanded.
 */
final class TemplatePathRules {

    private TemplatePathRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        if (!isCertain(model, component)) {
            return;
        }
        Map<String, SubComponentModel> files = new LinkedHashMap<>();
        for (SubComponentModel field : model.all(component, ComponentModel::subComponents)) {
            path(field).ifPresent(path -> {
                SubComponentModel other = files.putIfAbsent(path, field);
                if (other != null) {
                    report(other, field, path, diagnostics);
                }
            });
        }
        for (PlatformModel platform : component.platforms()) {
            model.component(platform.of())
                    .filter(of -> !of.equals(component) && isCertain(model, of))
                    .ifPresent(of -> compare(model, of, files, diagnostics));
        }
    }

    private static void compare(
            ServiceModel model, ComponentModel of, Map<String, SubComponentModel> files, Diagnostics diagnostics) {
        for (SubComponentModel field : model.all(of, ComponentModel::subComponents)) {
            path(field).filter(files::containsKey).ifPresent(path -> report(field, files.get(path), path, diagnostics));
        }
    }

    /** Whether nothing sets the fields of the component: neither itself, nor a subclass in whose place it stands. */
    private static boolean isCertain(ServiceModel model, ComponentModel component) {
        return component.instantiable()
                && model.components().stream()
                        .filter(one -> model.lineage(one).contains(component))
                        .flatMap(one -> model.all(one, ComponentModel::lifecycle).stream())
                        .noneMatch(method -> method.phase() == Lifecycle.CONFIGURE);
    }

    private static Optional<String> path(SubComponentModel field) {
        boolean file = field.shape() == SubComponentModel.Shape.SINGLE
                && field.typeName().equals(Vocabulary.FILE);
        try {
            return field.template()
                    .filter(template -> file && !template.isBlank())
                    .map(template -> Path.of(template).normalize().toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void report(
            SubComponentModel first, SubComponentModel second, String path, Diagnostics diagnostics) {
        String name = second.field().getSimpleName().toString();
        diagnostics.add(Diagnostic.error(
                        Code.LW144_SAME_PATH,
                        display(first) + " and " + display(second) + " both make the file '" + path
                                + "' of the work directory")
                .detail("no configure gives one of them another path, so each is File.template(\"" + path + "\")")
                .help("remove one of them, or set it in configure: " + name + " = File.at(\"other/" + path
                        + "\").rendered(\"" + path + "\")")
                .at(second.templateAnchor().orElse(second.anchor())));
    }

    private static String display(SubComponentModel field) {
        return field.field().getEnclosingElement().getSimpleName() + "."
                + field.field().getSimpleName();
    }
}
