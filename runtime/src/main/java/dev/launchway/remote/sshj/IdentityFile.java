package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Passphrases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** A private key in a file, read and decrypted once for all hosts. */
final class IdentityFile implements KeyProvider {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Passphrases passphrases;
    private KeyProvider keys;
    private PrivateKey decrypted;
    private IOException broken;
    private int asked;

    IdentityFile(Path file, Passphrases passphrases) {
        this.file = file;
        this.passphrases = passphrases;
    }

    Path file() {
        return file;
    }

    /** Why the key cannot be used at all, as OpenSSH judges; empty when it may. */
    Optional<String> unusable() {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                return Optional.of(file + " can be read by others (chmod 600 " + file + ")");
            }
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " cannot be read");
        }
    }

    @Override
    public synchronized PublicKey getPublic() throws IOException {
        return provider().getPublic();
    }

    @Override
    public synchronized PrivateKey getPrivate() throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (decrypted == null) {
            try {
                decrypted = provider().getPrivate();
            } catch (IOException e) {
                broken = asked > 0 ? new IOException(file + ": wrong passphrase", e) : e;
                throw broken;
            } catch (NoClassDefFoundError e) {
                broken = new IOException(
                        file + " is encrypted in the old PEM form (ssh-keygen -p -f " + file + " renews it)", e);
                throw broken;
            }
        }
        return decrypted;
    }

    @Override
    public synchronized KeyType getType() throws IOException {
        return KeyType.fromKey(getPublic());
    }

    private KeyProvider provider() throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (keys == null) {
            if (!isEd25519()) {
                EllipticCurveKeys.register();
            }
            try (SSHClient loader = new SSHClient(new ClientConfig())) {
                keys = loader.loadKeys(file.toString(), new Asking());
            }
        }
        return keys;
    }

    /** Whether it is a key of the most usual kind; not so for what has to be decrypted to be known. */
    private boolean isEd25519() throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String body = text.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            byte[] blob = Base64.getDecoder().decode(body);
            return new String(blob, StandardCharsets.ISO_8859_1).contains("ssh-ed25519");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Asks a second time after a wrong passphrase, and no third time. */
    private final class Asking implements PasswordFinder {

        @Override
        public char[] reqPassword(Resource<?> resource) {
            Optional<char[]> passphrase = passphrases.of(file);
            if (passphrase.isPresent()) {
                asked++;
            }
            return passphrase.orElse(null);
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return asked == 1;
        }
    }
}
