package dev.launchway.processor.check.resource;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** Warns of secrets that go with a resource to hosts that do not provide it. */
final class SecretReport {

    /** A secret that leaves its hosts: where it is provided and who takes it, in the first environment that has it. */
    private record Leak(
            Offer offer, String part, List<Root> providers, List<Taker> takers, List<String> environments) {}

    private record Taker(Need need, List<Root> roots) {}

    private final ServiceModel model;
    private final Map<Element, Leak> leaks = new LinkedHashMap<>();
    private final Map<Element, Optional<String>> parts = new LinkedHashMap<>();

    SecretReport(ServiceModel model) {
        this.model = model;
    }

    /** Looks at an environment. */
    void check(DeployedResources resources) {
        Map<Offer, List<Root>> providers = new LinkedHashMap<>();
        for (Root root : resources.roots()) {
            for (Offer offer : resources.tree(root.index()).offers()) {
                if (secret(offer).isPresent()) {
                    providers.computeIfAbsent(offer, key -> new ArrayList<>()).add(root);
                }
            }
        }
        providers.forEach((offer, roots) -> {
            List<Taker> takers = takers(resources, offer, roots);
            if (!takers.isEmpty()) {
                leaks.computeIfAbsent(
                                offer.provision().member(),
                                member ->
                                        new Leak(offer, secret(offer).orElseThrow(), roots, takers, new ArrayList<>()))
                        .environments()
                        .add(resources.deployment().name());
            }
        });
    }

    private Optional<String> secret(Offer offer) {
        return parts.computeIfAbsent(
                offer.provision().member(), member -> secret(offer.provision().type(), "", new HashSet<>()));
    }

    private static List<Taker> takers(DeployedResources resources, Offer offer, List<Root> providers) {
        Set<String> own = new HashSet<>(Places.hosts(providers));
        Map<Need, List<Root>> takers = new LinkedHashMap<>();
        for (Root root : resources.roots()) {
            boolean elsewhere = !root.ignored()
                    && (own.size() > 1 || !own.contains(root.host().name()));
            for (Need need : elsewhere ? resources.tree(root.index()).needs() : List.<Need>of()) {
                if (!need.sameHost() && need.key().equals(offer.key())) {
                    takers.computeIfAbsent(need, key -> new ArrayList<>()).add(root);
                }
            }
        }
        List<Taker> all = new ArrayList<>();
        takers.forEach((need, roots) -> all.add(new Taker(need, roots)));
        return all;
    }

    /** Where in a value a secret is: empty text for the value itself; nothing when it holds none. */
    private Optional<String> secret(DataType type, String path, Set<String> records) {
        if (type instanceof DataType.Scalar scalar) {
            return scalar.kind().isSecret() ? Optional.of(path) : Optional.empty();
        }
        if (type instanceof DataType.ListOf list) {
            return secret(list.element(), path, records);
        }
        if (type instanceof DataType.SetOf set) {
            return secret(set.element(), path, records);
        }
        if (type instanceof DataType.MapOf map) {
            return secret(map.value(), path, records);
        }
        if (type instanceof DataType.OptionalOf optional) {
            return secret(optional.value(), path, records);
        }
        if (type instanceof DataType.SealedOf sealed) {
            return first(sealed.alternatives(), path, records);
        }
        if (type instanceof DataType.RecordOf of && records.add(of.signature())) {
            Optional<String> argument = first(of.arguments(), path, records);
            if (argument.isPresent()) {
                return argument;
            }
            for (RecordModel.Part part :
                    model.record(of.binaryName()).map(RecordModel::parts).orElse(List.of())) {
                Optional<String> found =
                        secret(part.type(), path.isEmpty() ? part.name() : path + "." + part.name(), records);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> first(List<DataType> types, String path, Set<String> records) {
        return types.stream()
                .map(one -> secret(one, path, records))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Reports what was found. */
    void report(Diagnostics diagnostics) {
        for (Leak leak : leaks.values()) {
            Offer offer = leak.offer();
            String type = offer.provision().type().display();
            Diagnostic diagnostic = Diagnostic.warning(
                            Code.LW217_SECRET_LEAVES_HOST,
                            "a secret leaves its hosts with '" + offer.key() + "' in "
                                    + Environments.listed(leak.environments()))
                    .detail(offer.display() + " provides "
                            + (leak.part().isEmpty() ? type : type + ", whose part '" + leak.part() + "' is secret,")
                            + " on " + Places.of(leak.providers()));
            for (Taker taker :
                    leak.takers().subList(0, Math.min(3, leak.takers().size()))) {
                diagnostic = diagnostic.detail(taker.need().display() + " requires it on " + Places.of(taker.roots()));
            }
            diagnostics.add(diagnostic
                    .help("give the components on the other hosts a Secret attribute of their own, or require it from ="
                            + " Scope.SAME_HOST; where those hosts may know it, write @SuppressWarnings(\"LW217\")")
                    .at(offer.provision().anchor()));
        }
    }
}
