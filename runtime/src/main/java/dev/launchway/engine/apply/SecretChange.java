package dev.launchway.engine.apply;

import dev.launchway.engine.redaction.SecretWords;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a file that holds secrets changes.
 *
 * @param before the names of those whose present value stands in it now
 * @param after the names of those whose value is to stand in it
 * @param given the names of those that were put into it, whatever became of them
 */
record SecretChange(Set<String> before, Set<String> after, Collection<String> given) {

    /** What may be said of it; {@code replaces} tells whether there is a file. */
    String note(boolean replaces) {
        Set<String> held = new TreeSet<>(after);
        held.addAll(given);
        Set<String> changed = new TreeSet<>(after);
        changed.removeAll(before);
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(held);
        String what = "";
        if (replaces && !changed.isEmpty()) {
            what = SecretWords.called(changed) + " changed";
        } else if (!held.isEmpty()) {
            what = "holds " + SecretWords.called(held);
        } else if (!gone.isEmpty()) {
            what = SecretWords.called(gone) + " is removed";
        }
        return "sensitive, not shown" + (what.isEmpty() ? "" : ": " + what);
    }
}
