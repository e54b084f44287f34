package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says what an environment file sets although the file of secrets beside it does. */
final class SecretsSetTwice {

    private final EnvironmentFile file;
    private final FileFaults faults;
    private final Set<Location> reported = new HashSet<>();

    /**
     * Prepares the comparison.
     *
     * @param file the environment file
     * @param faults where faults go
     */
    SecretsSetTwice(EnvironmentFile file, FileFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    void check(SecretsFile secrets) {
        compare(file.overrides(), secrets.overrides());
        Map<String, Map<String, Overrides>> stored = new HashMap<>();
        for (HostSection section : secrets.sections()) {
            stored.computeIfAbsent(section.name(), name -> new HashMap<>()).putAll(section.overrides());
        }
        for (HostSection section : file.sections()) {
            compare(section.overrides(), stored.getOrDefault(section.name(), Map.of()));
        }
    }

    private void compare(Map<String, Overrides> inFile, Map<String, Overrides> stored) {
        stored.forEach((component, secrets) -> {
            Overrides values = inFile.get(component);
            if (values != null) {
                secrets.values()
                        .forEach((key, secret) ->
                                report(component, key, values.values().get(key), secret));
            }
        });
    }

    private void report(String component, String key, ConfigValue value, ConfigValue secret) {
        if (value == null || !reported.add(value.location())) {
            return;
        }
        boolean clear = value instanceof ConfigValue.Scalar;
        faults.error(
                Code.LW328_SECRET_SET_TWICE,
                value.location(),
                "'" + key + "' of component '" + component + "' is set here" + (clear ? " in clear" : "") + ", and in "
                        + secret.location().brief() + ", too",
                clear
                        ? "take it out here, and change the secret if this is it"
                        : "leave one: that of the file of secrets would win");
    }
}
