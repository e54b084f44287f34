package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Attributes;
import dev.launchway.processor.assignment.Deployment;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.assignment.SecretHelp;
import dev.launchway.processor.check.template.Findings.SecretUse;
import dev.launchway.processor.environment.Gap;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.model.AttributeModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.read.FieldValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;

/** Finds the secrets that templates of root components print, and that neither an environment nor Java code sets. */
final class UnsetSecretCheck {

    private final ServiceModel model;
    private final Attributes attributes;
    private final FieldValues values;

    UnsetSecretCheck(ServiceModel model, FieldValues values) {
        this.model = model;
        this.attributes = new Attributes(model);
        this.values = values;
    }

    void check(
            List<Deployment> deployments,
            ComponentModel component,
            Collection<SecretUse> uses,
            Consumer<Fault> faults) {
        for (SecretUse use : uses) {
            Optional<AttributeModel> attribute = attributes.of(component).values().stream()
                    .filter(one -> one.name().equals(use.attribute()) && mayBeUnset(one))
                    .findFirst();
            if (use.certain()
                    && attribute.isPresent()
                    && values.isNeverSet(attribute.get().field(), classes(component))) {
                deployments.forEach(deployment -> check(deployment, component, attribute.get(), use, faults));
            }
        }
    }

    /** One that is required is told of already; an empty list or Optional is a value. */
    private static boolean mayBeUnset(AttributeModel attribute) {
        return !attribute.required()
                && attribute.type() instanceof DataType.Scalar scalar
                && scalar.kind().isSecret();
    }

    private List<TypeElement> classes(ComponentModel component) {
        return model.lineage(component).stream()
                .flatMap(one -> one.owners().stream())
                .toList();
    }

    private static void check(
            Deployment deployment,
            ComponentModel component,
            AttributeModel attribute,
            SecretUse use,
            Consumer<Fault> faults) {
        Set<Gap> gaps = deployment.environment().gaps();
        if (gaps.contains(Gap.OVERRIDES) || gaps.contains(Gap.SECRETS)) {
            return;
        }
        List<HostModel> hosts = deployment.roots().stream()
                .filter(root -> root.component().binaryName().equals(component.binaryName()))
                .filter(root -> !sets(deployment, root, attribute))
                .map(Root::host)
                .toList();
        if (!hosts.isEmpty()) {
            faults.accept(new Fault(
                    Code.LW405_VALUE_NOT_SET,
                    use.place(),
                    "nothing sets the secret component." + attribute.name() + DataCheck.on(hosts) + " in environment '"
                            + deployment.name() + "'",
                    SecretHelp.set(deployment.name(), component.rootName(), Optional.empty(), attribute)));
        }
    }

    /** Whether a value is set; what is wrong with one has been said. */
    private static boolean sets(Deployment deployment, Root root, AttributeModel attribute) {
        String name = root.component().rootName();
        return deployment.overrides().stream().anyMatch(value -> value.sets(root, attribute.name()))
                || (deployment.environment().overrides().containsKey(name)
                        && deployment
                                .environment()
                                .overrides()
                                .get(name)
                                .values()
                                .containsKey(attribute.key()))
                || (root.host().overrides().containsKey(name)
                        && root.host().overrides().get(name).values().containsKey(attribute.key()));
    }
}
