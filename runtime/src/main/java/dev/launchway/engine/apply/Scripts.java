package dev.launchway.engine.apply;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.engine.template.DefinitionDirectory;
import dev.launchway.engine.template.TemplateScope;
import dev.launchway.engine.template.Templates;
import dev.launchway.plan.Definitions;

/** Expands the templates in scripts for the shell. */
final class Scripts {

    private final Host host;
    private final Environment environment;
    private Templates templates;

    Scripts(Host host, Environment environment) {
        this.host = host;
        this.environment = environment;
    }

    String expand(Object component, String script) {
        if (templates == null) {
            templates = new Templates(new Definitions());
        }
        return templates.renderText(
                DefinitionDirectory.of(component.getClass()), script, new TemplateScope(component, host, environment));
    }
}
