package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Passphrases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/**
 * A file of {@code IdentityFile}, read and decrypted once for all hosts. Its public part is found without a passphrase where that
 * can be: in the one beside it that ends with {@code .pub}, else in the file itself.
 */
final class IdentityFile {

    private static final Set<PosixFilePermission> OF_OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final String NOT_ENCRYPTED = "none";
    private static final int MOST_ASKED = 2;

    private final Path file;
    private final Passphrases passphrases;
    private final String text;
    private final EncodedKey publicPart;
    private final boolean encrypted;
    private Pair pair;
    private IOException broken;

    private IdentityFile(Path file, Passphrases passphrases, String text) {
        this.file = file;
        this.passphrases = passphrases;
        this.text = text;
        Header header = Header.of(text);
        this.encrypted = header.encrypted();
        this.publicPart = publicKeyOf(file, text).orElse(header.key());
    }

    /** Reads a file; {@code null} when there is nothing of it. */
    static IdentityFile read(Path file, Passphrases passphrases) {
        String text = Files.isRegularFile(file) ? readable(file) : "";
        IdentityFile identity = new IdentityFile(file, passphrases, text);
        return text.isEmpty() && identity.publicPart == null && !Files.exists(file) ? null : identity;
    }

    Path file() {
        return file;
    }

    /** The public key; empty when only the decrypted file tells it, or nothing does. */
    Optional<EncodedKey> publicKey() {
        return Optional.ofNullable(publicPart);
    }

    /** Whether this is a private key at all, and not only the name of one that an agent holds. */
    boolean isPrivate() {
        return text.contains("PRIVATE KEY-----");
    }

    /** Why the private key cannot be used at all, as OpenSSH judges; empty when it may. */
    Optional<String> unusable() {
        try {
            if (Files.isRegularFile(file) && !Files.isReadable(file)) {
                return Optional.of(file + " cannot be read");
            }
            boolean ours = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
            if (ours && !OF_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                return Optional.of(file + " can be read by others (chmod 600 " + file + ")");
            }
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " cannot be read");
        }
    }

    /** Whether using it asks for nothing. */
    synchronized boolean isReady() {
        return !encrypted || pair != null;
    }

    /** The public key of a file that has to be decrypted for it. */
    EncodedKey decryptedPublicKey() throws IOException {
        return EncodedKey.of(pair().publicKey());
    }

    PrivateKey privateKey() throws IOException {
        return pair().privateKey();
    }

    private synchronized Pair pair() throws IOException {
        for (int asked = 1; pair == null; asked++) {
            if (broken != null) {
                throw broken;
            }
            char[] passphrase = passphrase(asked);
            try {
                pair = load(passphrase);
            } catch (IOException | SSHRuntimeException e) {
                if (!encrypted) {
                    broken = new IOException(file + ": " + e.getMessage(), e);
                } else if (asked == MOST_ASKED) {
                    broken = new IOException(file + ": wrong passphrase", e);
                }
            } catch (NoClassDefFoundError e) {
                broken = new IOException(
                        file + " is encrypted in the old PEM form (ssh-keygen -p -f " + file + " renews it)", e);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
        return pair;
    }

    private char[] passphrase(int asked) throws IOException {
        if (!encrypted) {
            return new char[0];
        }
        Optional<char[]> passphrase = passphrases.of(file);
        if (passphrase.isEmpty()) {
            broken = new IOException(file
                    + (asked == 1
                            ? " is encrypted, and there is no terminal to ask for its passphrase (ssh-add " + file
                                    + " puts it into the agent)"
                            : ": wrong passphrase"));
            throw broken;
        }
        return passphrase.get();
    }

    private Pair load(char[] passphrase) throws IOException {
        EllipticCurveKeys.registerUnless(publicPart != null && publicPart.type().equals("ssh-ed25519"));
        try (SSHClient loader = new SSHClient(new ClientConfig())) {
            KeyProvider keys = loader.loadKeys(text, null, new Known(passphrase));
            return new Pair(keys.getPublic(), keys.getPrivate());
        }
    }

    private static String readable(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<EncodedKey> publicKeyOf(Path file, String text) {
        Optional<EncodedKey> itself = EncodedKey.parse(text.lines().findFirst().orElse(""));
        return itself.or(() -> EncodedKey.parse(readable(file.resolveSibling(file.getFileName() + ".pub"))));
    }

    private record Pair(PublicKey publicKey, PrivateKey privateKey) {}

    /** What a file of private keys tells before it is decrypted. Source: PROTOCOL.key of OpenSSH. */
    private record Header(EncodedKey key, boolean encrypted) {

        static Header of(String text) {
            if (!text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
                return new Header(
                        null, text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED"));
            }
            try {
                byte[] all = Base64.getDecoder().decode(text.replaceAll("-----[A-Z ]+-----|\\s", ""));
                Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Arrays.copyOfRange(all, MAGIC.length, all.length));
                String cipher = buffer.readString();
                buffer.readString();
                buffer.readBytes();
                buffer.readUInt32();
                return new Header(EncodedKey.of(buffer.readBytes()), !cipher.equals(NOT_ENCRYPTED));
            } catch (IllegalArgumentException | Buffer.BufferException e) {
                return new Header(null, false);
            }
        }
    }

    /** A passphrase that was asked for before. */
    private static final class Known implements PasswordFinder {

        private final char[] passphrase;

        Known(char[] passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public char[] reqPassword(Resource<?> resource) {
            return passphrase.clone();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
