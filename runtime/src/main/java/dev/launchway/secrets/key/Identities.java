package dev.launchway.secrets.key;

import dev.launchway.secrets.age.AgeIdentity;
import dev.launchway.secrets.age.UndecryptableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identities of whoever runs a command, in the order in which they are tried. */
public final class Identities {

    /** A path, or the identity itself. */
    public static final String VARIABLE = "LAUNCHWAY_IDENTITY";

    private final List<IdentityFile> files;
    private final List<String> lookedAt;
    private final KeyWrapping wrapping;

    private Identities(List<IdentityFile> files, List<String> lookedAt, KeyWrapping wrapping) {
        this.files = files;
        this.lookedAt = lookedAt;
        this.wrapping = wrapping;
    }

    /**
     * Looks for identities: in the file of the option alone when there is one, else in the variable {@value #VARIABLE} alone when
     * it is set, else in the usual places of Launchway, age, sops and SSH.
     *
     * @param option the file that the user names
     * @param shared an identity that is public on purpose, as that of a development environment; need not be there
     * @param variables the environment variables of the process
     * @param home the home directory
     * @return what was found; may be nothing
     * @throws KeyAccessException when a file that is named cannot be used
     */
    public static Identities find(
            Optional<Path> option, Optional<Path> shared, Map<String, String> variables, Path home)
            throws KeyAccessException {
        List<IdentityFile> found = new ArrayList<>();
        List<String> lookedAt = new ArrayList<>();
        if (shared.isPresent() && Files.isRegularFile(shared.get())) {
            found.add(IdentityFile.ofFile(shared.get(), false));
        }
        String variable = variables.getOrDefault(VARIABLE, "").strip();
        if (option.isPresent()) {
            lookedAt.add(option.get().toString());
            found.add(IdentityFile.ofFile(option.get(), true));
        } else if (variable.startsWith("AGE-")) {
            lookedAt.add(VARIABLE);
            found.add(IdentityFile.ofText("the variable " + VARIABLE, variable));
        } else if (!variable.isEmpty()) {
            lookedAt.add(variable);
            found.add(IdentityFile.ofFile(Path.of(variable), true));
        } else {
            usual(variables, home, found, lookedAt);
        }
        return new Identities(List.copyOf(found), List.copyOf(lookedAt), new KeyWrapping(variables));
    }

    /** Where 'secrets init' writes an identity. */
    public static Path ownFile(Map<String, String> variables, Path home) {
        return configuration(variables, home).resolve("launchway/identity");
    }

    private static Path configuration(Map<String, String> variables, Path home) {
        String configured = variables.getOrDefault("XDG_CONFIG_HOME", "");
        return configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
    }

    private static void usual(Map<String, String> variables, Path home, List<IdentityFile> found, List<String> lookedAt)
            throws KeyAccessException {
        Path configuration = configuration(variables, home);
        List<Path> places = new ArrayList<>(List.of(
                ownFile(variables, home),
                configuration.resolve("age/identity"),
                configuration.resolve("age/keys.txt"),
                configuration.resolve("sops/age/keys.txt")));
        String ofSops = variables.getOrDefault("SOPS_AGE_KEY_FILE", "");
        if (!ofSops.isEmpty()) {
            places.add(Path.of(ofSops));
        }
        places.add(home.resolve(".ssh/id_ed25519"));
        places.add(home.resolve(".ssh/id_rsa"));
        String key = variables.getOrDefault("SOPS_AGE_KEY", "").strip();
        if (!key.isEmpty()) {
            found.add(IdentityFile.ofText("the variable SOPS_AGE_KEY", key));
        }
        for (Path place : places) {
            lookedAt.add(place.toString());
            if (Files.isRegularFile(place)) {
                found.add(IdentityFile.ofFile(place, true));
            }
        }
    }

    /**
     * The recipient of the first identity, for who wants to read what he makes.
     *
     * @return {@code age1…}; empty where there is no X25519 identity
     */
    public Optional<String> firstRecipient() {
        for (IdentityFile file : files) {
            for (AgeIdentity identity : file.identities()) {
                return Optional.of(identity.recipient());
            }
        }
        return Optional.empty();
    }

    /**
     * Opens the key of an environment.
     *
     * @param wrapped the encrypted key
     * @param recipients whom it is encrypted for, as they stand beside it
     * @return the key
     * @throws KeyAccessException when no identity opens it, or the recipients are not those that it was encrypted for
     */
    public EnvironmentKey open(WrappedKey wrapped, List<Recipient> recipients) throws KeyAccessException {
        List<String> refusals = new ArrayList<>();
        byte[] file = wrapped.age().isPresent() ? byAge(wrapped.age().get(), refusals) : null;
        if (file == null && wrapped.gpg().isPresent()) {
            try {
                file = wrapping.openByGpg(wrapped.gpg().get());
            } catch (KeyAccessException e) {
                refusals.add(e.getMessage());
            }
        }
        if (file == null) {
            throw nobody(refusals);
        }
        return EnvironmentKey.ofFile(file, recipients);
    }

    /** {@code null} when no identity fits. */
    private byte[] byAge(byte[] wrapped, List<String> refusals) throws KeyAccessException {
        for (IdentityFile file : files) {
            for (AgeIdentity identity : file.identities()) {
                try {
                    return identity.decrypt(wrapped);
                } catch (UndecryptableException e) {
                    refusals.add("it " + e.getMessage() + ": " + file.origin());
                }
            }
        }
        boolean others = IdentityFile.hasOtherRecipients(wrapped);
        for (IdentityFile file : files) {
            if (file.isForAge(others)) {
                try {
                    return wrapping.openByAge(wrapped, file.file());
                } catch (KeyAccessException e) {
                    refusals.add(e.getMessage() + ": " + file.origin());
                }
            }
        }
        return null;
    }

    private KeyAccessException nobody(List<String> refusals) {
        String looked = "looked at " + String.join(", ", lookedAt);
        String reasons = refusals.isEmpty() ? "" : "; " + String.join("; ", refusals);
        return new KeyAccessException(
                files.isEmpty()
                        ? "there is no identity on this machine that could open the secrets: " + looked
                        : "no identity on this machine opens the secrets: " + looked + reasons,
                files.isEmpty()
                        ? "'secrets init' makes an identity; then somebody who can read the secrets adds its recipient"
                        : "name another one by --identity, or let somebody who can read the secrets add your recipient");
    }
}
