package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.UserText;
import java.util.Optional;

/** The user that a component works as has a name, and what is done as that user is declared somewhere. */
final class PrivilegeRules {

    private PrivilegeRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        if (component.user().isEmpty()) {
            return;
        }
        String user = component.user().get();
        Optional<String> fault = UserText.fault(user);
        if (fault.isPresent()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW117_USER_NAME,
                            "as = \"" + user + "\" of '" + component.displayName() + "' names no user")
                    .help(fault.get())
                    .at(component.userAnchor()));
        } else if (has(model, component, Lifecycle.UPDATE) && !has(model, component, Lifecycle.CONFIGURE)) {
            diagnostics.add(Diagnostic.error(
                            Code.LW118_UNDECLARED_PRIVILEGE,
                            "'" + component.displayName() + "' updates as " + user
                                    + ", and has no 'configure' that declares what is done as that user")
                    .help("add: void configure(Configuration here) { here.as(\"" + user
                            + "\").runs(\"program\", \"argument\"); }, with the commands and files of 'update'")
                    .at(component.userAnchor()));
        }
    }

    private static boolean has(ServiceModel model, ComponentModel component, Lifecycle phase) {
        return model.all(component, ComponentModel::lifecycle).stream().anyMatch(method -> method.phase() == phase);
    }
}
