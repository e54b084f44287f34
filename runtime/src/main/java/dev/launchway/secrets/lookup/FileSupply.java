package dev.launchway.secrets.lookup;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.SecretsReader;
import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.SecretName;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.EnvironmentKey;
import dev.launchway.secrets.key.Identities;
import dev.launchway.secrets.key.IdentityPlaces;
import dev.launchway.secrets.key.KeyAccessException;
import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads secrets from the files of an environment and of those that it extends: the key of each once, and no value that is not wanted. */
public final class FileSupply implements SecretSupply {

    private final SecretsReader reader;
    private final IdentityPlaces places;

    /**
     * Prepares to read.
     *
     * @param reader has the files
     * @param places where the identities of the user are
     */
    public FileSupply(SecretsReader reader, IdentityPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    @Override
    public Map<SecretReference, SecretValue> read(Set<SecretReference> wanted, Consumer<SecretFault> faults) {
        Map<String, Set<SecretReference>> byEnvironment = new LinkedHashMap<>();
        for (SecretReference secret : wanted) {
            byEnvironment
                    .computeIfAbsent(secret.environment(), name -> new LinkedHashSet<>())
                    .add(secret);
        }
        Map<SecretReference, SecretValue> values = new HashMap<>();
        UserIdentities identities = new UserIdentities();
        byEnvironment.forEach((environment, secrets) -> {
            EnvironmentFile file = new EnvironmentFile(environment, secrets, faults);
            values.putAll(file.read(identities));
        });
        return values;
    }

    /** The user's own identities, looked for when the first file is to be opened. */
    private final class UserIdentities {
        private Identities found;

        Identities get() throws KeyAccessException {
            if (found == null) {
                found = Identities.find(places);
            }
            return found;
        }
    }

    /** The value of a secret, or why there is none. */
    private record Answer(SecretReference secret, SecretValue value, SecretFault fault) {}

    /** The file of one environment. */
    private final class EnvironmentFile {
        private final String environment;
        private final Set<SecretReference> wanted;
        private final Consumer<SecretFault> faults;
        private final String place;

        EnvironmentFile(String environment, Set<SecretReference> wanted, Consumer<SecretFault> faults) {
            this.environment = environment;
            this.wanted = wanted;
            this.faults = faults;
            this.place = "environments/" + environment + ".secrets.toml";
        }

        Map<SecretReference, SecretValue> read(UserIdentities identities) {
            try {
                Optional<SecretsFile> file = reader.secrets(environment);
                if (file.isEmpty()) {
                    fault(
                            SecretFault.Kind.UNREADABLE,
                            wanted,
                            place,
                            "the file of secrets " + place
                                    + ", which the environment was built with, is not in this program",
                            "build again: mvn clean package");
                    return Map.of();
                }
                return read(file.get(), identities);
            } catch (InvalidSecretsException e) {
                fault(SecretFault.Kind.UNREADABLE, wanted, e.place(), e.problem(), e.help());
            } catch (IOException e) {
                fault(SecretFault.Kind.UNREADABLE, wanted, place, "it cannot be read: " + e.getMessage(), "");
            }
            return Map.of();
        }

        private Map<SecretReference, SecretValue> read(SecretsFile file, UserIdentities identities) throws IOException {
            EnvironmentKey key;
            try {
                key = file.open(identities.get().with(reader.sharedIdentity(environment)));
            } catch (KeyAccessException e) {
                fault(
                        SecretFault.Kind.CLOSED,
                        wanted,
                        place,
                        "the secrets of environment '" + environment + "' cannot be read: " + e.getMessage(),
                        e.help());
                return Map.of();
            }
            Map<String, SecretName> names = new HashMap<>();
            file.names().forEach(name -> names.put(name.toString(), name));
            Map<SecretReference, SecretValue> values = new HashMap<>();
            // In parallel, since nothing else takes so long where there are many.
            for (Answer answer : wanted.parallelStream()
                    .map(one -> answer(file, key, one, names))
                    .toList()) {
                if (answer.fault() == null) {
                    values.put(answer.secret(), answer.value());
                } else {
                    faults.accept(answer.fault());
                }
            }
            return values;
        }

        private Answer answer(
                SecretsFile file, EnvironmentKey key, SecretReference secret, Map<String, SecretName> names) {
            try {
                SecretName name = names.get(secret.key());
                if (secret.isFile() ? !file.fileNames().contains(secret.name()) : name == null) {
                    return missing(secret, secret.isFile() ? file.fileNames() : names.keySet());
                }
                byte[] clear = secret.isFile()
                        ? file.file(secret.name(), reader.file(file, secret.name()), key)
                        : file.value(name, key).getBytes(StandardCharsets.UTF_8);
                return new Answer(secret, new SecretValue(secret.name(), clear), null);
            } catch (InvalidSecretsException e) {
                return without(secret, e.place(), e.problem(), e.help());
            } catch (IOException e) {
                return without(secret, place, "it cannot be read: " + e.getMessage(), "");
            }
        }

        private Answer missing(SecretReference secret, Set<String> known) {
            String what = secret.isFile() ? "secret file '" + secret.name() + "'" : "secret '" + secret.key() + "'";
            return without(
                    secret,
                    place,
                    "there is no " + what + " in this program, though the environment was built with it",
                    DidYouMean.question(secret.isFile() ? secret.name() : secret.key(), known)
                            .orElse("build again: mvn clean package"));
        }

        private static Answer without(SecretReference secret, String where, String message, String help) {
            return new Answer(
                    secret,
                    null,
                    new SecretFault(SecretFault.Kind.UNREADABLE, Set.of(secret), where, message, List.of(), help));
        }

        private void fault(
                SecretFault.Kind kind, Set<SecretReference> secrets, String where, String message, String help) {
            faults.accept(new SecretFault(kind, secrets, where, message, List.of(), help));
        }
    }
}
