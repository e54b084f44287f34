package dev.launchway.processor.check.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.Cardinality;
import dev.launchway.processor.resource.DeployedResources;
import dev.launchway.processor.resource.Need;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;

/** Offers to let a requirement be empty, as the end of a help line. */
final class Relaxation {

    private final Set<Element> satisfied = new HashSet<>();

    /** Looks at which requirements an environment satisfies. */
    void check(DeployedResources resources) {
        for (Root root : resources.roots()) {
            for (Need need : resources.tree(root.index()).needs()) {
                if (!resources.providers(need, root).roots().isEmpty()) {
                    satisfied.add(need.requirement().field());
                }
            }
        }
    }

    /**
     * The offer. A requirement that would always be empty then needs to say that this is meant; one of a library cannot be changed.
     *
     * @return {@code ", or require Optional<Address>"}; empty text for a requirement of a library
     */
    String of(Need need) {
        if (!need.owner().fromSource()) {
            return "";
        }
        String way = need.requirement().cardinality() == Cardinality.ONE
                ? "require Optional<" + need.requirement().content() + ">"
                : "make the requirement optional = true";
        boolean empty = !satisfied.contains(need.requirement().field());
        return ", or " + way + (empty ? " with @SuppressWarnings(\"LW219\")" : "");
    }
}
