package dev.launchway.library.component;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The environment variables that a component sets for what it starts: what its {@code env(…)} keeps. Those that are secret are kept
 * apart, and revealed to the process alone.
 */
public final class EnvironmentVariables {

    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    /** Without a variable yet. */
    public EnvironmentVariables() {}

    /**
     * Sets one.
     *
     * @param name its name
     * @param value its value, which replaces the one that it had
     */
    public void set(String name, String value) {
        open.put(Objects.requireNonNull(name, "variable"), Objects.requireNonNull(value, "value"));
        secrets.remove(name);
    }

    /**
     * Sets one to a secret.
     *
     * @param name its name
     * @param value its value, which replaces the one that it had
     */
    public void set(String name, Secret value) {
        secrets.put(Objects.requireNonNull(name, "variable"), Objects.requireNonNull(value, "value"));
        open.remove(name);
    }

    /**
     * Refuses text that a secret was joined to, and takes a variable in whose text the value of one stands for a secret itself. Call
     * it in {@code configure}.
     *
     * @param here what {@code configure} was given
     */
    public void sortSecrets(Configuration here) {
        for (String name : List.copyOf(open.keySet())) {
            String value = open.get(name);
            if (!here.secretsIn(value).isEmpty()) {
                set(name, Secret.of(value));
            }
        }
    }

    /**
     * Those that everybody may see.
     *
     * @return unmodifiable, in the order in which they were set
     */
    public Map<String, String> open() {
        return Collections.unmodifiableMap(open);
    }

    /**
     * Those that are secret.
     *
     * @return unmodifiable, in the order in which they were set
     */
    public Map<String, Secret> secrets() {
        return Collections.unmodifiableMap(secrets);
    }

    /**
     * Sets all of them for a command.
     *
     * @param call the command
     * @return the same
     */
    public CommandCall giveTo(CommandCall call) {
        open.forEach(call::env);
        secrets.forEach(call::env);
        return call;
    }
}
