package dev.launchway.processor.resource;

import java.util.List;
import java.util.Set;

/**
 * What a root component on a platform provides and requires, with all components below it that its class declares.
 *
 * @param offers what it provides, each member once
 * @param needs what it requires, each member once
 * @param keys the keys of all offers
 * @param components the binary names of the component and of all below it
 */
public record ResourceTree(List<Offer> offers, List<Need> needs, Set<String> keys, Set<String> components) {

    /** Whether a need is for what the same root component provides. */
    public boolean providesItself(Need need) {
        return keys.contains(need.key());
    }
}
