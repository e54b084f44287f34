package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;

/** A component extends one whose definition was generated: of another one, nothing that it declares would count. */
final class LibraryRules {

    private LibraryRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        model.unprocessed(component)
                .ifPresent(parent -> diagnostics.add(Diagnostic.error(
                                Code.LW160_NO_DEFINITION,
                                "'" + component.displayName() + "' extends '"
                                        + parent.substring(parent.lastIndexOf('.') + 1)
                                        + "', which was compiled without Launchway's processor")
                        .detail(parent + " has @Component and no definition, so nothing that it declares would count")
                        .help(Remedy.PROCESS_LIBRARY)
                        .at(Anchor.at(component.element()))));
    }
}
