package dev.launchway.processor.check.component;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.UserText;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The user that a component works as has a name, and what is done as that user is declared somewhere. */
final class PrivilegeRules {

    private static final String COMPUTED = "{{";

    private PrivilegeRules() {}

    static void check(ServiceModel model, ComponentModel component, Diagnostics diagnostics) {
        Optional<String> fault = component.user().flatMap(PrivilegeRules::fault);
        if (fault.isPresent()) {
            diagnostics.add(Diagnostic.error(
                            Code.LW117_USER_NAME,
                            "as = \"" + component.user().get() + "\" of '" + component.displayName()
                                    + "' names no user")
                    .help(fault.get())
                    .at(component.userAnchor()));
        } else if (isSilent(model, component) && !isTold(model, component)) {
            String user = user(model, component).orElseThrow();
            diagnostics.add(Diagnostic.error(
                            Code.LW118_UNDECLARED_PRIVILEGE,
                            "'" + component.displayName() + "' updates as " + user
                                    + ", and has no 'configure' that declares what is done as that user")
                    .help("add: void configure(Configuration here) { here.as(\"" + user
                            + "\").runs(\"program\", \"argument\"); }, with the commands and files of 'update'")
                    .at(component.user().isPresent() ? component.userAnchor() : Anchor.at(component.element())));
        }
    }

    private static Optional<String> fault(String user) {
        return user.contains(COMPUTED)
                ? Optional.of("write a name: where it is computed, leave 'as' out, and use here.as(user),"
                        + " probe.as(user) and target.as(user)")
                : UserText.fault(user);
    }

    /** Whether it would update as another user, and nobody could have declared what. */
    private static boolean isSilent(ServiceModel model, ComponentModel component) {
        return !component.element().getModifiers().contains(Modifier.ABSTRACT)
                && user(model, component).isPresent()
                && has(model, component, Lifecycle.UPDATE)
                && !has(model, component, Lifecycle.CONFIGURE);
    }

    /** Whether the same is said of a superclass. */
    private static boolean isTold(ServiceModel model, ComponentModel component) {
        return model.lineage(component).stream().anyMatch(one -> !one.equals(component) && isSilent(model, one));
    }

    /** Its own user, else the inherited one. */
    private static Optional<String> user(ServiceModel model, ComponentModel component) {
        List<ComponentModel> lineage = model.lineage(component);
        for (int i = lineage.size() - 1; i >= 0; i--) {
            if (lineage.get(i).user().isPresent()) {
                return lineage.get(i).user();
            }
        }
        return Optional.empty();
    }

    private static boolean has(ServiceModel model, ComponentModel component, Lifecycle phase) {
        return model.all(component, ComponentModel::lifecycle).stream().anyMatch(method -> method.phase() == phase);
    }
}
