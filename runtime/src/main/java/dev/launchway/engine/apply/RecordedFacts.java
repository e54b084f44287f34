package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.facts.Fact;
import java.util.List;

/**
 * What the verifies of a root component were shown when nothing was left to do.
 *
 * @param root the root component
 * @param facts what they were shown; empty where that does not come down to facts
 * @param unprovable why it does not; empty where it does
 */
record RecordedFacts(ExpandedRoot root, List<Fact> facts, String unprovable) {

    RecordedFacts {
        facts = List.copyOf(facts);
    }
}
