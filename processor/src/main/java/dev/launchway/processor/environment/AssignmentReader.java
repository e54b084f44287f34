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
                complete &= add(text.text().strip(), host, element.location(), all);
            } else {
                complete = false;
                String found = element instanceof ConfigValue.Text ? "empty text" : element.kind();
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        element.location(),
                        "the list of host '" + host + "' holds names of components, not " + found,
                        "write the root name of a component, as in [\"app\"], or leave the entry out");
            }
        }
        return new Listed(List.copyOf(all.values()), complete);
    }

    /** Returns whether the entry names a component. */
    private boolean add(String entry, String host, Location location, Map<String, Assignment> all) {
        boolean ignored = entry.startsWith("!");
        String text = ignored ? entry.substring(1) : entry;
        int colon = text.indexOf(':');
        String component = (colon < 0 ? text : text.substring(0, colon)).strip();
        String feature = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (component.isEmpty()) {
            String mark = ignored ? "!" : "";
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    location,
                    "the entry '" + entry + "' of host '" + host + "' names no component",
                    "write \"" + mark + "app" + (feature.isEmpty() ? "" : ":" + feature)
                            + "\" for a component 'app', or leave the entry out");
            return false;
        }
        if (colon >= 0 && feature.isEmpty()) {
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    location,
                    "the entry '" + entry + "' of host '" + host + "' names no feature",
                    "write \"" + text.substring(0, colon) + "\", or the feature after the colon");
        }
        add(component, feature, ignored, host, location, all);
        return true;
    }

    private void add(
            String component,
            String feature,
            boolean ignored,
            String host,
            Location location,
            Map<String, Assignment> all) {
        List<Setting> features = feature.isEmpty() ? List.of() : List.of(new Setting(feature, location));
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
