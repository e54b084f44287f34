package dev.launchway.remote.sshj;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;

/**
 * The certificate of a host.
 *
 * @param certificate the certificate
 * @param plain the host's own key in it
 * @param authority the key that signed it
 * @see <a href="https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.certkeys">PROTOCOL.certkeys</a>
 */
record HostCertificate(Certificate<?> certificate, EncodedKey plain, EncodedKey authority) {

    private static final long OF_HOST = 2;

    /** What authorities sign by where {@code CASignatureAlgorithms} says nothing else: nothing with SHA-1. */
    private static final List<String> SIGNATURES = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    static HostCertificate of(Certificate<?> certificate) {
        return new HostCertificate(
                certificate, EncodedKey.of(certificate.getKey()), EncodedKey.of(certificate.getSignatureKey()));
    }

    /** Whether the built-in client can tell if the signature is right. */
    boolean isKnownKind() {
        return SIGNATURES.contains(EncodedKey.plainType(authority.type()))
                || authority.type().equals("ssh-rsa");
    }

    /** Whether the authority has signed exactly this. */
    boolean isSigned() {
        try {
            Signature signature = Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, signedBy());
            if (signature == null) {
                return false;
            }
            byte[] all = new Buffer.PlainBuffer().putPublicKey(certificate).getCompactData();
            int lengthField = Integer.BYTES;
            signature.initVerify(authority.decoded());
            signature.update(all, 0, all.length - certificate.getSignature().length - lengthField);
            return signature.verify(certificate.getSignature());
        } catch (Buffer.BufferException | SSHRuntimeException e) {
            return false;
        }
    }

    /**
     * Why the certificate does not prove that this is the host.
     *
     * @param name the host
     * @param signatures what authorities may sign by; empty for the usual ones
     * @param now the time
     * @return a clause; empty when it does prove it
     */
    Optional<String> fault(String name, List<String> signatures, Instant now) throws Buffer.BufferException {
        if (certificate.getType() != OF_HOST) {
            return Optional.of("is one of a user, not of a host");
        }
        Instant from = certificate.getValidAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of("is valid only from " + from + " on");
        }
        Instant until = certificate.getValidBefore().toInstant();
        if (!now.isBefore(until)) {
            return Optional.of("expired at " + until);
        }
        List<String> principals = certificate.getValidPrincipals();
        if (!principals.isEmpty() && !principals.contains(name)) {
            return Optional.of("is for " + String.join(", ", principals) + ", not for " + name);
        }
        if (!certificate.getCritOptions().isEmpty()) {
            return Optional.of("has critical options that no host's has: "
                    + String.join(", ", certificate.getCritOptions().keySet()));
        }
        if (!(signatures.isEmpty() ? SIGNATURES : signatures).contains(signedBy())) {
            return Optional.of("is signed with " + signedBy() + ", which CASignatureAlgorithms does not allow");
        }
        return Optional.empty();
    }

    private String signedBy() throws Buffer.BufferException {
        return new Buffer.PlainBuffer(certificate.getSignature()).readString();
    }
}
