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
    private final List<String> unusable;
    private final KeyWrapping wrapping;
    private final ProtectedIdentities opened;

    private Identities(
            List<IdentityFile> files,
            List<String> lookedAt,
            List<String> unusable,
            KeyWrapping wrapping,
            ProtectedIdentities opened) {
        this.files = List.copyOf(files);
        this.lookedAt = List.copyOf(lookedAt);
        this.unusable = List.copyOf(unusable);
        this.wrapping = wrapping;
        this.opened = opened;
    }

    /**
     * Looks for identities: in the file of the option alone when there is one, else in the variable {@value #VARIABLE} alone when
     * it is set, else in the usual places of Launchway, age, sops and SSH. What cannot be used in a usual place is passed over, and
     * told when nothing else opens a key.
     *
     * @param places where to look
     * @return what was found; may be nothing
     * @throws KeyAccessException when a file that is named cannot be used
     */
    public static Identities find(IdentityPlaces places) throws KeyAccessException {
        List<IdentityFile> found = new ArrayList<>();
        List<String> lookedAt = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        String variable = places.variables().getOrDefault(VARIABLE, "").strip();
        if (places.option().isPresent()) {
            lookedAt.add(places.option().get().toString());
            found.add(IdentityFile.ofFile(places.option().get(), true));
        } else if (variable.startsWith("AGE-")) {
            lookedAt.add("the variable " + VARIABLE);
            found.add(IdentityFile.ofText("the variable " + VARIABLE, variable));
        } else if (!variable.isEmpty()) {
            lookedAt.add(variable);
            found.add(IdentityFile.ofFile(Path.of(variable), true));
        } else {
            usual(places.variables(), places.home(), found, lookedAt, unusable);
        }
        KeyWrapping wrapping =
                new KeyWrapping(places.variables(), places.people().isPresent());
        return new Identities(found, lookedAt, unusable, wrapping, new ProtectedIdentities(wrapping, places.people()));
    }

    /**
     * These, after one that is public on purpose.
     *
     * @param shared the identity; may be none
     * @return these where there is none
     * @throws KeyAccessException when it is none
     */
    public Identities with(Optional<SharedIdentity> shared) throws KeyAccessException {
        if (shared.isEmpty()) {
            return this;
        }
        List<IdentityFile> all = new ArrayList<>();
        all.add(IdentityFile.ofText(shared.get().origin(), shared.get().text()));
        all.addAll(files);
        return new Identities(all, lookedAt, unusable, wrapping, opened);
    }

    /** Where 'secrets init' writes an identity. */
    public static Path ownFile(Map<String, String> variables, Path home) {
        return configuration(variables, home).resolve("launchway/identity");
    }

    private static Path configuration(Map<String, String> variables, Path home) {
        String configured = variables.getOrDefault("XDG_CONFIG_HOME", "");
        return configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
    }

    private static void usual(
            Map<String, String> variables,
            Path home,
            List<IdentityFile> found,
            List<String> lookedAt,
            List<String> unusable) {
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
            lookedAt.add("the variable SOPS_AGE_KEY");
            take(() -> IdentityFile.ofText("the variable SOPS_AGE_KEY", key), found, unusable);
        }
        for (Path place : places) {
            lookedAt.add(place.toString());
            if (Files.isRegularFile(place)) {
                take(() -> IdentityFile.ofFile(place, true), found, unusable);
            }
        }
    }

    private interface Place {
        IdentityFile read() throws KeyAccessException;
    }

    private static void take(Place place, List<IdentityFile> found, List<String> unusable) {
        try {
            found.add(place.read());
        } catch (KeyAccessException e) {
            unusable.add(told(e));
        }
    }

    private static String told(KeyAccessException e) {
        return e.help().isEmpty() ? e.getMessage() : e.getMessage() + " (" + e.help() + ")";
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
        List<String> refusals = new ArrayList<>(unusable);
        byte[] file = wrapped.age().isPresent() ? byAge(wrapped.age().get(), refusals) : null;
        if (file == null && wrapped.gpg().isPresent()) {
            try {
                file = wrapping.openByGpg(wrapped.gpg().get());
            } catch (KeyAccessException e) {
                refusals.add(told(e));
            }
        }
        if (file == null) {
            throw nobody(refusals, recipients);
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
                    return byProgram(file, wrapped);
                } catch (KeyAccessException e) {
                    refusals.add(told(e) + ": " + file.origin());
                } catch (UndecryptableException e) {
                    refusals.add("it " + e.getMessage() + ": " + file.origin());
                }
            }
        }
        return null;
    }

    private byte[] byProgram(IdentityFile file, byte[] wrapped) throws KeyAccessException, UndecryptableException {
        if (file.form() != IdentityFile.Form.PROTECTED) {
            return wrapping.openByAge(wrapped, file.file());
        }
        IdentityFile clear = opened.open(file);
        if (!clear.plugins().isEmpty()) {
            return wrapping.openByAge(wrapped, file.file());
        }
        for (AgeIdentity identity : clear.identities()) {
            try {
                return identity.decrypt(wrapped);
            } catch (UndecryptableException e) {
                // The next one may fit; that none did is told below.
            }
        }
        throw new UndecryptableException("is not encrypted for this identity");
    }

    private KeyAccessException nobody(List<String> refusals, List<Recipient> recipients) {
        String looked = "looked at " + String.join(", ", lookedAt);
        String reasons = refusals.isEmpty() ? "" : "; " + String.join("; ", refusals);
        String readers = "; who can read them: "
                + String.join(", ", recipients.stream().map(Recipient::text).toList());
        return new KeyAccessException(
                files.isEmpty()
                        ? "there is no identity on this machine that could open the secrets: " + looked + reasons
                                + readers
                        : "no identity on this machine opens the secrets: " + looked + reasons + readers,
                files.isEmpty()
                        ? "'secrets init' makes an identity; then somebody who can read the secrets adds its recipient"
                        : "name another one by --identity, or let somebody who can read the secrets add your recipient");
    }
}
