package dev.launchway.remote.sshj;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;

/**
 * A key, or a certificate, that a user may log in with.
 *
 * @param key what the host is shown
 * @param name what its owner calls it
 * @param signer what holds the private part
 */
record LoginKey(EncodedKey key, String name, Signer signer) {

    private static final List<String> RSA = List.of("rsa-sha2-512", "rsa-sha2-256");

    /** Holds a private key. */
    interface Signer {

        /** Whether it signs without asking anybody for anything. */
        boolean isReady();

        /** Whether that is as sure of a key that the host may not take: an agent may ask its owner each time. */
        boolean isReadyUnasked();

        /** Asks for what it needs. */
        void prepare() throws IOException;

        /** Signs data by an algorithm for plain keys; the answer is as SSH writes it. */
        byte[] sign(String algorithm, byte[] data) throws IOException;
    }

    /**
     * A private key of an agent.
     *
     * @param agent the agent
     * @param held the key in question
     */
    record AgentSigner(AuthenticationAgent agent, EncodedKey held) implements Signer {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public boolean isReadyUnasked() {
            return false;
        }

        @Override
        public void prepare() {
            // the agent has been asked already
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) throws IOException {
            return agent.sign(held.blob(), data, algorithm);
        }
    }

    /**
     * A private key in a file.
     *
     * @param file the file
     */
    record FileSigner(IdentityFile file) implements Signer {

        @Override
        public boolean isReady() {
            return file.isReady();
        }

        @Override
        public boolean isReadyUnasked() {
            return file.isReady();
        }

        @Override
        public void prepare() throws IOException {
            file.privateKey();
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) throws IOException {
            try {
                Signature signature = Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, algorithm);
                signature.initSign(file.privateKey());
                signature.update(data);
                return new Buffer.PlainBuffer()
                        .putString(signature.getSignatureName())
                        .putBytes(signature.encode(signature.sign()))
                        .getCompactData();
            } catch (SSHRuntimeException e) {
                throw new IOException(file.file() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * The algorithm to try. Each that is refused counts as a key for the server, so there is no second one.
     *
     * @param accepted the only ones that may be used; empty for all
     * @return the best one; empty when none may be used
     */
    Optional<String> algorithm(List<String> accepted) {
        String plain = EncodedKey.plainType(key.type());
        String kind = key.type().substring(plain.length());
        List<String> known =
                plain.equals("ssh-rsa") ? RSA.stream().map(one -> one + kind).toList() : List.of(key.type());
        return known.stream()
                .filter(one -> accepted.isEmpty() || accepted.contains(one))
                .findFirst();
    }

    /** Whether it is an RSA key that is too short; what cannot be read is the host's to judge. */
    boolean isShorterThan(int bits) {
        try {
            PublicKey decoded = key.decoded();
            PublicKey plain = decoded instanceof Certificate<?> signed ? signed.getKey() : decoded;
            return plain instanceof RSAKey rsa && rsa.getModulus().bitLength() < bits;
        } catch (Buffer.BufferException | SSHRuntimeException e) {
            return false;
        }
    }
}
