package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.SshSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys that a user has, in the order of OpenSSH: certificates that are named; what the agent holds, the named ones first; what
 * lies in files. Source: {@code pubkey_prepare} of OpenSSH.
 */
final class LoginKeys {

    private final SshSettings.Identities settings;
    private final Function<Path, IdentityFile> identities;
    private final List<String> leftOut;

    /** A file that is named, and what is known of its key. */
    private record Named(IdentityFile file, EncodedKey key) {}

    /**
     * Prepares.
     *
     * @param settings what the user has named
     * @param identities reads a file; {@code null} for one that is not there
     * @param leftOut takes what cannot be used, and why
     */
    LoginKeys(SshSettings.Identities settings, Function<Path, IdentityFile> identities, List<String> leftOut) {
        this.settings = settings;
        this.identities = identities;
        this.leftOut = leftOut;
    }

    /**
     * Puts them together.
     *
     * @param agent the agent; {@code null} where there is none
     * @throws ConnectFailedException when the built-in client cannot use one of them
     * @throws IOException when the agent does not answer
     */
    List<LoginKey> of(AuthenticationAgent agent) throws ConnectFailedException, IOException {
        List<AuthenticationAgent.HeldKey> held = agent == null ? List.of() : agent.keys();
        List<Named> named = named();
        List<LoginKey> all = new ArrayList<>();
        List<LoginKey> others = new ArrayList<>();
        List<LoginKey> files = new ArrayList<>();
        for (AuthenticationAgent.HeldKey one : held) {
            boolean isNamed = named.stream().anyMatch(file -> file.key().equals(one.key()));
            LoginKey key = new LoginKey(
                    one.key(), one.comment() + " of the agent", new LoginKey.AgentSigner(agent, one.key()));
            if (isNamed) {
                all.add(key);
            } else if (!settings.only()) {
                others.add(key);
            }
        }
        for (Named file : named) {
            if (held.stream().noneMatch(one -> one.key().equals(file.key()))) {
                addFile(file, files);
            }
        }
        all.addAll(others);
        all.addAll(files);
        return withCertificates(named, all);
    }

    private List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (Path path : settings.files()) {
            IdentityFile file = identities.apply(path);
            if (file == null) {
                continue;
            }
            Optional<EncodedKey> key = file.publicKey();
            if (key.isPresent()) {
                named.add(new Named(file, key.get()));
            } else if (file.unusable().isPresent()) {
                leftOut.add(file.unusable().get());
            } else {
                addAfterDecryption(file, named);
            }
        }
        return named;
    }

    private void addAfterDecryption(IdentityFile file, List<Named> named) {
        try {
            named.add(new Named(file, file.decryptedPublicKey()));
        } catch (IOException e) {
            leftOut.add(e.getMessage());
        }
    }

    private void addFile(Named named, List<LoginKey> files) throws ConnectFailedException {
        IdentityFile file = named.file();
        if (!file.isPrivate()) {
            return;
        }
        Optional<String> unusable = file.unusable();
        if (unusable.isPresent()) {
            leftOut.add(unusable.get());
        } else if (named.key().type().startsWith("sk-")) {
            throw Unsupported.because(file.file() + " is the key of a security key");
        } else {
            files.add(new LoginKey(named.key(), file.file().toString(), new LoginKey.FileSigner(file)));
        }
    }

    /** Named certificates come first; without any, one that lies beside a key comes after it. */
    private List<LoginKey> withCertificates(List<Named> named, List<LoginKey> plain) {
        List<LoginKey> all = new ArrayList<>();
        for (Path file : settings.certificates()) {
            certificate(file, plain)
                    .ifPresentOrElse(all::add, () -> leftOut.add(file + " is no certificate of a key here"));
        }
        all.addAll(plain);
        if (settings.certificates().isEmpty()) {
            for (Named one : named) {
                Path path = one.file().file();
                certificate(path.resolveSibling(path.getFileName() + "-cert"), plain)
                        .filter(certificate ->
                                all.stream().noneMatch(key -> key.key().equals(certificate.key())))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<LoginKey> certificate(Path path, List<LoginKey> plain) {
        Path beside = path.resolveSibling(path.getFileName() + ".pub");
        for (Path file : List.of(path, beside)) {
            Optional<EncodedKey> read = readKey(file);
            if (read.isPresent()) {
                return signed(read.get(), file, plain);
            }
        }
        return Optional.empty();
    }

    private static Optional<LoginKey> signed(EncodedKey certificate, Path file, List<LoginKey> plain) {
        Optional<EncodedKey> key = UserCertificate.keyOf(certificate);
        return plain.stream()
                .filter(one -> key.filter(one.key()::equals).isPresent())
                .findFirst()
                .map(one -> new LoginKey(certificate, file.toString(), one.signer()));
    }

    private static Optional<EncodedKey> readKey(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? EncodedKey.parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
