package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.MadeComponents;
import dev.launchway.processor.read.MadeComponents.Lost;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.read.TypeNames;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** A component that code makes has to come into the tree of components: by a field, or by {@code here.add(…)}. */
final class NeverAddedRules {

    private NeverAddedRules() {}

    static void check(ServiceModel model, Sources sources, ProcessingEnvironment compiler, Diagnostics diagnostics) {
        Set<TypeElement> makers = new LinkedHashSet<>();
        for (ComponentModel component : model.components()) {
            if (component.fromSource() && !component.broken()) {
                component.owners().stream().filter(sources::contains).forEach(makers::add);
            }
        }
        if (makers.isEmpty()) {
            return;
        }
        Set<String> names = model.components().stream()
                .map(component -> component.element().getQualifiedName().toString())
                .collect(Collectors.toSet());
        MadeComponents made = MadeComponents.of(compiler, names, sources.outermost());
        for (TypeElement maker : makers) {
            made.lostIn(maker).forEach(lost -> report(lost, diagnostics));
        }
    }

    private static void report(Lost lost, Diagnostics diagnostics) {
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LW135_NEVER_ADDED,
                        "the component '" + lost.expression() + "' is made and never added: nothing deploys it")
                .at(Anchor.in(lost.member(), lost.place()));
        if (lost.field().isPresent()) {
            String name = lost.field().get().getSimpleName().toString();
            diagnostics.add(diagnostic
                    .detail("it is kept in the field '" + name
                            + "', which has no @SubComponent, and nothing adds what the field holds")
                    .help("write @SubComponent "
                            + TypeNames.display(lost.field().get().asType()) + " " + name
                            + ";, or add it by here.add(…)"));
        } else if (lost.variable().isPresent()) {
            diagnostics.add(diagnostic
                    .detail("it is kept in the local variable '"
                            + lost.variable().get() + "', and nothing is done with that")
                    .help("add it by here.add(…), or assign it to a field with @SubComponent"));
        } else {
            diagnostics.add(diagnostic.help("add it by here.add(…), or assign it to a field with @SubComponent"));
        }
    }
}
