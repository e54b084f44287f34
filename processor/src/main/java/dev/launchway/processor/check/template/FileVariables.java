package dev.launchway.processor.check.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.Lifecycle;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.read.TemplateSettings;
import dev.launchway.processor.read.TemplateSettings.Given;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** What the template of a field is given beside its component: the variables of {@code .with(…)}, and its encoding. */
final class FileVariables {

    private final ServiceModel model;
    private final TemplateSettings settings;

    FileVariables(ServiceModel model, TemplateSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** What the classes of a component give, which are known where it is not made to be extended elsewhere. */
    Given of(ComponentModel component, SubComponentModel field) {
        if (!component.instantiable()) {
            return Given.ANYTHING;
        }
        Set<TypeElement> classes = new LinkedHashSet<>();
        boolean configures = false;
        for (ComponentModel one : model.lineage(component)) {
            classes.addAll(one.owners());
            configures |= one.lifecycle().stream().anyMatch(method -> method.phase() == Lifecycle.CONFIGURE);
        }
        return configures ? settings.of(field.field(), classes) : Given.NOTHING;
    }
}
