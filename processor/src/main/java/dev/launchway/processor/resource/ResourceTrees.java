package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.AddedModel;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.PlatformModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.RequirementModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.SubComponentModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;

/** Computes resource trees from the static types of sub-components, each once for each platform. */
public final class ResourceTrees {

    private static final String NONE = "";

    private final ServiceModel model;
    private final Map<String, List<ComponentModel>> byPlatform = new HashMap<>();
    private final Map<String, ResourceTree> trees = new HashMap<>();

    public ResourceTrees(ServiceModel model) {
        this.model = model;
        for (ComponentModel component : model.components()) {
            for (PlatformModel platform : component.platforms()) {
                byPlatform
                        .computeIfAbsent(platform.of() + " " + platform.platform(), key -> new ArrayList<>())
                        .add(component);
            }
        }
    }

    /** The tree of a root component on its host. */
    public ResourceTree of(Root root) {
        return of(
                root.component(),
                root.host().platform() == null ? NONE : root.host().platform().text());
    }

    /** The tree of a component on hosts without a platform. */
    public ResourceTree of(ComponentModel component) {
        return of(component, NONE);
    }

    private ResourceTree of(ComponentModel component, String platform) {
        String key = component.binaryName() + " " + platform;
        ResourceTree known = trees.get(key);
        if (known == null) {
            known = new Walk(platform).from(component);
            trees.put(key, known);
        }
        return known;
    }

    private final class Walk {

        private final String platform;
        private final List<Offer> offers = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> visited = new HashSet<>();
        private final Set<Element> members = new HashSet<>();

        Walk(String platform) {
            this.platform = platform;
        }

        ResourceTree from(ComponentModel root) {
            visit(root, true);
            return new ResourceTree(List.copyOf(offers), List.copyOf(needs), Set.copyOf(keys), Set.copyOf(visited));
        }

        private void visit(ComponentModel component, boolean own) {
            if (!visited.add(component.binaryName())) {
                return;
            }
            for (ComponentModel owner : model.lineage(component)) {
                addMembers(owner, own);
                for (SubComponentModel sub : owner.subComponents()) {
                    visit(sub.typeName());
                }
                for (AddedModel added : owner.adds()) {
                    visit(added.typeName());
                }
            }
            for (ComponentModel extension :
                    byPlatform.getOrDefault(component.binaryName() + " " + platform, List.of())) {
                visit(extension, false);
            }
        }

        private void visit(String binaryName) {
            model.component(binaryName).ifPresent(component -> visit(component, false));
        }

        private void addMembers(ComponentModel owner, boolean own) {
            for (ProvisionModel provision : owner.provisions()) {
                if (!provision.key().isBlank() && members.add(provision.member())) {
                    offers.add(new Offer(provision, owner, own));
                    keys.add(provision.key());
                }
            }
            for (RequirementModel requirement : owner.requirements()) {
                boolean other =
                        owner.attributes().stream().anyMatch(one -> one.field().equals(requirement.field()))
                                || owner.subComponents().stream()
                                        .anyMatch(one -> one.field().equals(requirement.field()));
                if (!other && !requirement.key().isBlank() && members.add(requirement.field())) {
                    needs.add(new Need(requirement, owner, own));
                }
            }
        }
    }
}
