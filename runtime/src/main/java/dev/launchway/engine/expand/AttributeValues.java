package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import dev.launchway.engine.template.TemplateFailedException;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.FeaturesMember;
import dev.launchway.plan.TemplateText;
import dev.launchway.text.EvaluationOrder;
import dev.launchway.text.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Sets the attributes of components: constants of the environment first, then the defaults that are paths or nothing, then what templates
 * of the environment compute from these, each after those that it reads.
 */
final class AttributeValues {

    private final EnvironmentExpansion expansion;

    AttributeValues(EnvironmentExpansion expansion) {
        this.expansion = expansion;
    }

    /** Sets features and attributes of a root; every value that does not fit is reported. */
    void set(RootState root) throws Throwable {
        setFeatures(root);
        Map<String, AttributeOverride> overrides = new HashMap<>();
        for (AttributeOverride override : expansion.environment().overrides(root.plan)) {
            overrides.put(override.field(), override);
        }
        UnaryOperator<Path> mapping = path -> expansion.paths(root.host()).map(root.workdir, path.toString());
        Map<String, AttributeMember> computed = new LinkedHashMap<>();
        Map<String, List<String>> templates = new LinkedHashMap<>();
        for (AttributeMember attribute : root.definition().members().attributes()) {
            AttributeOverride override = overrides.get(attribute.field());
            if (override == null) {
                complete(root.node(), attribute, mapping);
            } else if (hasTemplate(override.value())) {
                computed.put(attribute.field(), attribute);
                templates.put(attribute.field(), templates(override.value()));
            } else {
                override(root, attribute, override, mapping);
            }
        }
        for (String field : templates.size() > 1 ? EvaluationOrder.of(templates) : templates.keySet()) {
            override(root, computed.get(field), overrides.get(field), mapping);
        }
    }

    /** Completes the attributes of a sub-component, which its parent has set. */
    void complete(RootState root, Node node) throws Throwable {
        for (AttributeMember attribute : node.definition().members().attributes()) {
            complete(node, attribute, path -> expansion.paths(root.host()).mapAgain(root.workdir, path));
        }
    }

    private static void setFeatures(RootState root) {
        Optional<FeaturesMember> member = root.definition().members().features();
        if (member.isEmpty() || root.plan.features().isEmpty()) {
            return;
        }
        Set<Object> features = new LinkedHashSet<>();
        for (String feature : root.plan.features()) {
            try {
                features.add(member.get().type().parse(feature));
            } catch (IllegalArgumentException e) {
                throw new ModelRuleException(
                        Code.LW341_REFUSED_FEATURE,
                        "a feature of " + root.plan.name() + ": " + Problems.message(e),
                        "",
                        root.plan.location());
            }
        }
        root.definition().write(root.component(), member.get().field(), Collections.unmodifiableSet(features));
    }

    private void override(
            RootState root, AttributeMember attribute, AttributeOverride override, UnaryOperator<Path> mapping) {
        try {
            Object value = attribute.type().convert(rendered(root, override.value()));
            root.definition().write(root.component(), attribute.field(), mapped(value, mapping));
        } catch (Exception e) {
            expansion.fail(root, root.breadcrumb(), refused(root, attribute, override, e));
        }
    }

    private static ModelRuleException refused(
            RootState root, AttributeMember attribute, AttributeOverride override, Exception e) {
        String what = "'" + Names.kebab(attribute.field()) + "' of " + root.plan.name() + ": ";
        return e instanceof TemplateFailedException failed
                ? new ModelRuleException(failed.code(), what + failed.statement(), failed.help(), override.location())
                : new ModelRuleException(Code.LW340_REFUSED_VALUE, what + Problems.message(e), "", override.location());
    }

    /** Maps the paths of an attribute that no environment sets, and makes one empty that its class has left out. */
    @SuppressWarnings("ReferenceEquality") // the same object means that nothing was mapped
    private static void complete(Node node, AttributeMember attribute, UnaryOperator<Path> mapping) throws Throwable {
        Object value = node.definition().read(node.component(), attribute.field());
        Object complete = value == null ? attribute.type().unset() : mapped(value, mapping);
        if (complete != value) {
            node.definition().write(node.component(), attribute.field(), complete);
        }
    }

    private static Object mapped(Object value, UnaryOperator<Path> mapping) {
        if (value instanceof Path path) {
            return mapping.apply(path);
        }
        if (value instanceof Optional<?> optional && optional.orElse(null) instanceof Path path) {
            return Optional.of(mapping.apply(path));
        }
        if (value instanceof List<?> list && anyPath(list)) {
            List<Object> all = new ArrayList<>();
            list.forEach(one -> all.add(mapped(one, mapping)));
            return Collections.unmodifiableList(all);
        }
        if (value instanceof Set<?> set && anyPath(set)) {
            Set<Object> all = new LinkedHashSet<>();
            set.forEach(one -> all.add(mapped(one, mapping)));
            return Collections.unmodifiableSet(all);
        }
        if (value instanceof Map<?, ?> map && anyPath(map.values())) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, one) -> all.put(key, mapped(one, mapping)));
            return Collections.unmodifiableMap(all);
        }
        return value;
    }

    private static boolean anyPath(Iterable<?> values) {
        for (Object value : values) {
            boolean holder = value instanceof Path || value instanceof Optional<?> || value instanceof Iterable<?>;
            if (holder || value instanceof Map<?, ?>) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTemplate(Object constant) {
        if (constant instanceof Map<?, ?> map) {
            return hasTemplate(map.values());
        }
        if (constant instanceof Collection<?> all) {
            for (Object one : all) {
                if (hasTemplate(one)) {
                    return true;
                }
            }
        }
        return constant instanceof TemplateText;
    }

    private static List<String> templates(Object constant) {
        if (constant instanceof TemplateText template) {
            return List.of(template.text());
        }
        List<String> all = new ArrayList<>();
        if (constant instanceof Map<?, ?> map) {
            map.values().forEach(one -> all.addAll(templates(one)));
        } else if (constant instanceof Collection<?> list) {
            list.forEach(one -> all.addAll(templates(one)));
        }
        return all;
    }

    private Object rendered(RootState root, Object constant) {
        if (constant instanceof TemplateText template) {
            return root.here.expand(template.text());
        }
        if (constant instanceof List<?> list && hasTemplate(list)) {
            List<Object> all = new ArrayList<>();
            list.forEach(one -> all.add(rendered(root, one)));
            return all;
        }
        if (constant instanceof Map<?, ?> map && hasTemplate(map)) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, one) -> all.put(key, rendered(root, one)));
            return all;
        }
        return constant;
    }
}
