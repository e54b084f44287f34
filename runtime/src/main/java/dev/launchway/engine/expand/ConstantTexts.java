package dev.launchway.engine.expand;

import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.TemplateText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The texts that stand in an environment file. */
final class ConstantTexts {

    private final List<String> texts = new ArrayList<>();

    private ConstantTexts() {}

    static List<String> of(EnvironmentPlan environment) {
        ConstantTexts constants = new ConstantTexts();
        constants.add(environment.data());
        for (HostPlan host : environment.hostPlans()) {
            constants.add(host.data());
        }
        for (RootPlan root : environment.roots()) {
            for (AttributeOverride override : environment.overrides(root)) {
                constants.add(override.value());
            }
        }
        return constants.texts;
    }

    private void add(Object constant) {
        if (constant instanceof String text) {
            texts.add(text);
        } else if (constant instanceof TemplateText template) {
            texts.add(template.text());
        } else if (constant instanceof Map<?, ?> map) {
            map.values().forEach(this::add);
        } else if (constant instanceof Collection<?> many) {
            many.forEach(this::add);
        }
    }
}
