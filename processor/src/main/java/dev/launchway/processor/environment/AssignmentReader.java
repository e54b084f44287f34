package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the list of components of a host: {@code ["nginx", "app:worker", "!memcached"]}. */
final class AssignmentReader {

    private final FileFaults faults;

    AssignmentReader(FileFaults faults) {
        this.faults = faults;
    }

    /**
     * A list as far as it could be read.
     *
     * @param assignments its components, entries of one component with different features put together
     * @param complete whether that is all of it
     */
    record Listed(List<Assignment> assignments, boolean complete) {}

    /**
     * Reads a list.
     *
     * @param host the key of the host, for messages
     * @param value what stands there
     * @return its components
     */
    Listed read(String host, ConfigValue value) {
        if (!(value instanceof ConfigValue.Sequence list)) {
            String written = value instanceof ConfigValue.Text text ? "[\"" + text.text() + "\"]" : "[\"app\"]";
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "host '" + host + "' takes a list of components, not " + value.kind(),
                    "write " + written);
            return new Listed(List.of(), false);
        }
        boolean complete = true;
        Map<String, Assignment> all = new LinkedHashMap<>();
        for (ConfigValue element : list.elements()) {
            if (element instanceof ConfigValue.Text text && !text.text().isBlank()) {
                add(text.text().strip(), host, element.location(), all);
            } else {
                complete = false;
                String found = element instanceof ConfigValue.Text ? "empty text" : element.kind();
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        element.location(),
                        "the list of host '" + host + "' holds names of components, not " + found);
            }
        }
        return new Listed(List.copyOf(all.values()), complete);
    }

    private void add(String entry, String host, Location location, Map<String, Assignment> all) {
        boolean ignored = entry.startsWith("!");
        String text = ignored ? entry.substring(1) : entry;
        int colon = text.indexOf(':');
        String component = colon < 0 ? text : text.substring(0, colon);
        List<Setting> features = colon < 0 ? List.of() : List.of(new Setting(text.substring(colon + 1), location));
        Assignment before = all.get(component);
        if (before == null) {
            all.put(component, new Assignment(component, features, ignored, location));
        } else if (features.isEmpty()
                || before.features().isEmpty()
                || selects(before, features.get(0).text())) {
            faults.error(
                    Code.LW312_DUPLICATE_COMPONENT,
                    location,
                    "host '" + host + "' has component '" + component + "' twice",
                    "leave one out; several entries of one component each select another feature");
        } else {
            List<Setting> both = new ArrayList<>(before.features());
            both.addAll(features);
            all.put(component, new Assignment(component, both, ignored || before.ignored(), before.location()));
        }
    }

    private static boolean selects(Assignment assignment, String feature) {
        return assignment.features().stream().anyMatch(one -> one.text().equals(feature));
    }
}
