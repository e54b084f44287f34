package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Constant;
import dev.launchway.processor.assignment.ConstantReader;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.OverrideValue;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.assignment.UnconvertibleValueException;
import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Location;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.template.DefinitionFolders;
import dev.launchway.processor.template.TemplateSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the values of environment files that hold templates: their names, and, where these are names and data of hosts alone,
 * what comes out of them.
 */
final class OverrideTemplateCheck {

    private final ServiceModel model;
    private final List<Deployment> deployments;
    private final TemplateLibrary library;
    private final DefinitionFolders folders;
    private final Members members;
    private final DataCheck data;
    private final Diagnostics diagnostics;

    OverrideTemplateCheck(
            ServiceModel model,
            List<Deployment> deployments,
            TemplateLibrary library,
            DefinitionFolders folders,
            Members members,
            DataCheck data,
            Diagnostics diagnostics) {
        this.model = model;
        this.deployments = deployments;
        this.library = library;
        this.folders = folders;
        this.members = members;
        this.data = data;
        this.diagnostics = diagnostics;
    }

    /** A template in a value of an environment, with the hosts where it counts. */
    private record Use(Deployment deployment, OverrideValue override, AttributeModel attribute, List<Root> roots) {}

    void run() {
        for (Deployment deployment : deployments) {
            for (OverrideValue override : deployment.overrides()) {
                List<String> texts = override.value().templates();
                if (!texts.isEmpty()) {
                    check(deployment, override, texts);
                }
            }
        }
    }

    private void check(Deployment deployment, OverrideValue override, List<String> texts) {
        List<Root> roots = roots(deployment, override);
        if (roots.isEmpty()) {
            return;
        }
        ComponentModel component = roots.get(0).component();
        Optional<AttributeModel> attribute = model.all(component, ComponentModel::attributes).stream()
                .filter(one -> one.name().equals(override.field()))
                .findFirst();
        if (attribute.isEmpty() || component.broken()) {
            return;
        }
        Use use = new Use(deployment, override, attribute.get(), roots);
        boolean clean = true;
        for (String text : texts) {
            clean &= checkNames(use, component, text);
        }
        if (clean) {
            checkValues(use, override.value(), attribute.get().type());
        }
    }

    /** Looks at each template in a value, with the type of what stands in its place. */
    private void checkValues(Use use, Constant value, DataType type) {
        if (type instanceof DataType.OptionalOf optional) {
            checkValues(use, value, optional.value());
        } else if (value instanceof Constant.Template template) {
            checkValues(use, template.text(), type);
        } else if (value instanceof Constant.Sequence list && type instanceof DataType.ListOf of) {
            list.elements().forEach(one -> checkValues(use, one, of.element()));
        } else if (value instanceof Constant.Sequence set && type instanceof DataType.SetOf of) {
            set.elements().forEach(one -> checkValues(use, one, of.element()));
        } else if (value instanceof Constant.Table table && type instanceof DataType.MapOf of) {
            table.entries().values().forEach(one -> checkValues(use, one, of.value()));
        }
    }

    /** Where a value counts: not on hosts that have one of their own. */
    private static List<Root> roots(Deployment deployment, OverrideValue override) {
        Set<String> replaced = override.host().isEmpty() ? replacing(deployment, override) : Set.of();
        List<Root> roots = new ArrayList<>();
        for (Root root : deployment.roots()) {
            String host = root.host().name();
            if (override.component().equals(root.component().rootName())
                    && override.host().map(host::equals).orElseGet(() -> !replaced.contains(host))) {
                roots.add(root);
            }
        }
        return roots;
    }

    /** The hosts that have a value of their own in the place of one for all. */
    private static Set<String> replacing(Deployment deployment, OverrideValue override) {
        Set<String> hosts = new HashSet<>();
        for (OverrideValue other : deployment.overrides()) {
            if (other.component().equals(override.component()) && other.field().equals(override.field())) {
                other.host().ifPresent(hosts::add);
            }
        }
        return hosts;
    }

    private boolean checkNames(Use use, ComponentModel component, String text) {
        Findings findings = new Findings(false);
        try {
            new TemplateChecker(library, folders.of(component).names(), members, library.parse(text), findings)
                    .check(new StaticType.OfComponent(component, true, true, "component"));
        } catch (TemplateSyntaxException e) {
            findings.faults().add(Fault.of(e));
        }
        if (!findings.uses().isEmpty()) {
            Deployment here = new Deployment(
                    use.deployment().environment(),
                    use.roots(),
                    List.of(),
                    use.deployment().unknown(),
                    use.deployment().foreign(),
                    use.deployment().gaps());
            data.check(List.of(here), component, findings.uses(), findings.faults()::add);
        }
        for (Fault fault : findings.faults()) {
            String shown = fault.place().isEmpty() ? "template \"" + shown(text) + "\": " : fault.place() + ": ";
            Diagnostic diagnostic = Diagnostic.error(fault.code(), named(use) + ": " + shown + fault.statement())
                    .in(use.override().location().toString());
            diagnostics.add(fault.help().isEmpty() ? diagnostic : diagnostic.help(fault.help()));
        }
        findings.secrets().stream().findFirst().ifPresent(secret -> reportLeak(use, text, secret.attribute()));
        return findings.faults().isEmpty() && findings.secrets().isEmpty();
    }

    private void reportLeak(Use use, String text, String secret) {
        AttributeModel attribute = use.attribute();
        String tag = "{{ component." + secret + " }}";
        String format = text.contains(tag) && text.indexOf("{{") == text.lastIndexOf("{{")
                ? text.replace("%", "%%").replace(tag, "%s")
                : "…%s…";
        diagnostics.add(Diagnostic.error(
                        Code.LW347_SECRET_IN_PLAIN_ATTRIBUTE,
                        named(use) + " takes the secret '" + secret + "', and is no secret itself: it is declared as "
                                + attribute.type().display())
                .detail("template \"" + shown(text) + "\"")
                .help("delete it here, and make it from the secret in configure, as in: Secret " + attribute.name()
                        + " = " + secret + ".map(\""
                        + format.replace("\\", "\\\\").replace("\"", "\\\"") + "\")")
                .in(use.override().location().toString()));
    }

    /** Text of several lines, by the first one that is not blank. */
    private static String shown(String text) {
        String[] lines = text.strip().split("\\R", 2);
        return lines.length == 1 && lines[0].equals(text.strip()) ? text : lines[0].strip() + " …";
    }

    private static String named(Use use) {
        return "'" + use.attribute().key() + "' of component '"
                + use.roots().get(0).component().rootName() + "'";
    }

    private void checkValues(Use use, String text, DataType type) {
        Map<String, UnconvertibleValueException> failures = new LinkedHashMap<>();
        Map<String, List<HostModel>> hosts = new LinkedHashMap<>();
        for (Root root : use.roots()) {
            Optional<String> value = ConstantText.of(text, use.deployment().environment(), root.host());
            if (value.isPresent() && !ConstantReader.isTemplate(value.get())) {
                Location location = use.override().location();
                try {
                    new ConstantReader(use.deployment().environment())
                            .read(new ConfigValue.Text(value.get(), location), type);
                } catch (UnconvertibleValueException e) {
                    failures.putIfAbsent(value.get(), e);
                    hosts.computeIfAbsent(value.get(), key -> new ArrayList<>()).add(root.host());
                }
            }
        }
        failures.forEach((value, failure) -> {
            Diagnostic diagnostic = Diagnostic.error(
                            Code.LW322_UNCONVERTIBLE_VALUE, named(use) + " " + failure.getMessage())
                    .detail("\"" + text + "\" is \"" + value + "\"" + DataCheck.on(hosts.get(value))
                            + " in environment '" + use.deployment().name() + "'")
                    .in(use.override().location().toString());
            diagnostics.add(failure.help() == null ? diagnostic : diagnostic.help(failure.help()));
        });
    }
}
