package dev.launchway.processor.check.component;

import dev.launchway.text.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds constants of an enum that environments cannot tell apart. */
final class SameNames {

    private SameNames() {}

    /** The first two with one name, as the end of a sentence: {@code FOO_BAR and fooBar are both 'foo-bar' in environments}. */
    static Optional<String> find(List<String> constants) {
        Map<String, String> seen = new HashMap<>();
        for (String constant : constants) {
            String before = seen.putIfAbsent(Names.kebab(constant), constant);
            if (before != null) {
                return Optional.of(
                        before + " and " + constant + " are both '" + Names.kebab(constant) + "' in environments");
            }
        }
        return Optional.empty();
    }
}
