package dev.launchway.processor.check.template;

import io.pebbletemplates.pebble.extension.core.CoreExtension;
import io.pebbletemplates.pebble.extension.escaper.EscaperExtension;
import java.util.Set;
import java.util.TreeSet;

/** The names that Pebble brings, for suggestions. */
final class PebbleNames {

    static final Set<String> FILTERS = filters();
    static final Set<String> TESTS =
            new TreeSet<>(new CoreExtension().getTests().keySet());
    static final Set<String> FUNCTIONS =
            new TreeSet<>(new CoreExtension().getFunctions().keySet());

    private PebbleNames() {}

    private static Set<String> filters() {
        Set<String> names = new TreeSet<>(new CoreExtension().getFilters().keySet());
        names.addAll(new EscaperExtension().getFilters().keySet());
        return names;
    }
}
