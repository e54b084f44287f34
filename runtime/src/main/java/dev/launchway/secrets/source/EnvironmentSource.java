package dev.launchway.secrets.source;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.secrets.lookup.SecretSupply;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Environment variables: a prefix, then the name of the secret in capitals, with {@code _} for all but letters and digits. */
final class EnvironmentSource implements SecretSupply {

    /** What Java makes of bytes that are no text. */
    private static final char NO_TEXT = '\ufffd';

    private final String prefix;
    private final Map<String, String> variables;

    EnvironmentSource(String prefix, Map<String, String> variables) {
        this.prefix = prefix;
        this.variables = variables;
    }

    @Override
    public Map<SecretReference, SecretValue> read(Set<SecretReference> wanted, Consumer<SecretFault> faults) {
        Map<String, List<SecretReference>> byVariable = new LinkedHashMap<>();
        for (SecretReference secret : wanted) {
            byVariable
                    .computeIfAbsent(variable(secret.name()), name -> new ArrayList<>())
                    .add(secret);
        }
        Map<SecretReference, SecretValue> values = new LinkedHashMap<>();
        byVariable.forEach((variable, secrets) -> {
            Optional<SecretFault> fault = fault(variable, secrets);
            if (fault.isPresent()) {
                faults.accept(fault.get());
            } else {
                byte[] content = variables.get(variable).getBytes(StandardCharsets.UTF_8);
                values.put(secrets.get(0), SecretSources.value(secrets.get(0), content));
            }
        });
        return values;
    }

    private Optional<SecretFault> fault(String variable, List<SecretReference> secrets) {
        if (secrets.size() > 1) {
            return Optional.of(SecretSources.fault(
                    secrets,
                    "they would all be read from the variable " + variable,
                    List.of(),
                    "give them names that differ in letters or digits: { secret = \"…\" } in the environment file"));
        }
        SecretReference secret = secrets.get(0);
        String value = variables.get(variable);
        if (value == null) {
            return Optional.of(SecretSources.fault(secret, "the variable " + variable + " is not set", help(variable)));
        }
        if (value.isBlank()) {
            return Optional.of(SecretSources.fault(
                    secret, "the variable " + variable + " is set, and empty", "give it the value of the secret"));
        }
        if (value.indexOf(NO_TEXT) >= 0) {
            return Optional.of(SecretSources.fault(
                    secret,
                    "the variable " + variable + " holds bytes that are no text in UTF-8",
                    "give it as a file: secrets.directory, or the environment's file of secrets"));
        }
        return Optional.empty();
    }

    /** The nearest of those that could be meant: what all of them begin with says nothing. */
    private String help(String variable) {
        List<String> known = new ArrayList<>();
        for (String name : variables.keySet()) {
            if (name.startsWith(prefix)) {
                known.add(name.substring(prefix.length()));
            }
        }
        known.sort(null);
        Optional<String> meant = NearestName.of(variable.substring(prefix.length()), known);
        return "set it where this command runs, and export it" + DidYouMean.ending(meant.map(prefix::concat));
    }

    private String variable(String secret) {
        StringBuilder name = new StringBuilder(prefix);
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            boolean plain = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            name.append(small ? (char) (c - 'a' + 'A') : plain ? c : '_');
        }
        return name.toString();
    }
}
