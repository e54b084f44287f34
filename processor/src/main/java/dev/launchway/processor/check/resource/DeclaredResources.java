package dev.launchway.processor.check.resource;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.StrayDeclarations;
import dev.launchway.processor.model.SubComponentModel;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
import dev.launchway.processor.resource.ResourceTrees;
import dev.launchway.text.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All resources that any component can provide or require, assigned to a host or not: what a missing one could have been. */
final class DeclaredResources {

    /**
     * A component that could be assigned to provide something.
     *
     * @param component the root component
     * @param offer what its tree provides
     */
    record Candidate(ComponentModel component, Offer offer) {}

    /**
     * Who would require something.
     *
     * @param member the field with {@code @Requires}, {@code Nginx.backends}
     * @param root the name of a root component whose tree has it; empty where none is known
     */
    record Requirer(String member, Optional<String> root) {}

    private final Map<String, List<Candidate>> roots = new LinkedHashMap<>();
    private final Map<String, String> declared = new TreeMap<>();
    private final Map<String, Requirer> requirers = new HashMap<>();
    private final StrayDeclarations strays;
    private final boolean emptyNeed;

    DeclaredResources(ServiceModel model, ResourceTrees trees) {
        strays = model.strays();
        emptyNeed = model.components().stream()
                .filter(ComponentModel::fromSource)
                .flatMap(component -> component.requirements().stream())
                .anyMatch(requirement -> requirement.key().isBlank());
        Set<String> parts = parts(model);
        for (ComponentModel component : model.components()) {
            for (ProvisionModel provision : component.provisions()) {
                declared.putIfAbsent(provision.key().strip(), new Offer(provision, component, true).display());
            }
            for (RequirementModel requirement : component.requirements()) {
                requirers.putIfAbsent(
                        requirement.key(),
                        new Requirer(new Need(requirement, component, true).display(), Optional.empty()));
            }
            if (!component.instantiable() || parts.contains(component.binaryName())) {
                continue;
            }
            for (Offer offer : trees.of(component).offers()) {
                roots.computeIfAbsent(offer.key(), key -> new ArrayList<>()).add(new Candidate(component, offer));
            }
            for (Need need : trees.of(component).needs()) {
                requirers.merge(
                        need.key(),
                        new Requirer(need.display(), Optional.of(component.rootName())),
                        (before, now) -> before.root().isPresent() ? before : now);
            }
        }
    }

    /** Whether what would provide a key may be broken: a class that is no component, or a member whose key is empty. */
    boolean mayBeBroken(String key) {
        return strays.provided().contains(key) || (!declared.containsKey(key) && declared.containsKey(""));
    }

    /** Whether what would require a key may be broken. */
    boolean mayBeTaken(String key) {
        return strays.required().contains(key) || emptyNeed;
    }

    /** The types that are sub-components of others: they are found as parts of these. */
    private static Set<String> parts(ServiceModel model) {
        Set<String> parts = new HashSet<>();
        for (ComponentModel component : model.components()) {
            for (SubComponentModel sub : component.subComponents()) {
                parts.add(sub.typeName());
            }
            component.adds().forEach(added -> parts.add(added.typeName()));
            if (!component.platforms().isEmpty()) {
                parts.add(component.binaryName());
            }
        }
        return parts;
    }

    /** The components that provide a key, sorted by qualified name. */
    List<Candidate> candidates(String key) {
        return roots.getOrDefault(key, List.of());
    }

    /** The key of a provided resource that a key was probably meant to be. */
    Optional<String> nearest(String key) {
        return NearestName.of(key, declared.keySet());
    }

    /** Who requires a key; one that is a part of a root component, if there is any. */
    Optional<Requirer> requirer(String key) {
        return Optional.ofNullable(requirers.get(key));
    }

    /** The first member that provides each key, {@code App.http}, by key. */
    Map<String, String> declared() {
        return declared;
    }
}
