package dev.launchway.remote.sshj;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.launchway.remote.sshj.KnownHostLines.KnownKey;
import dev.launchway.remote.sshj.KnownHostLines.Marker;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.SshSettings;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Decides whether a host is the one it should be, as OpenSSH does: by its pinned keys where there are some, else by {@code
 * known_hosts}.
 */
final class HostKeyCheck implements HostKeyVerifier {

    private final HostKeyPins pins;
    private final SshSettings settings;
    private final HostKeyFiles files;
    private final List<String> offered;
    private ConnectFailedException refusal;

    /**
     * Prepares a check.
     *
     * @param pins the only keys that count, none for those of files
     * @param settings how the host is called
     * @param files what is known of keys
     * @param offered the algorithms that the connection may use, the preferred ones first
     */
    HostKeyCheck(HostKeyPins pins, SshSettings settings, HostKeyFiles files, List<String> offered) {
        this.pins = pins;
        this.settings = settings;
        this.files = files;
        this.offered = offered;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        try {
            refusal = judge(key);
        } catch (Buffer.BufferException e) {
            refusal = new ConnectFailedException(Reason.HOST_KEY_UNKNOWN, "the host's key cannot be read", "");
        }
        return refusal == null;
    }

    /** Why the key was refused; {@code null} when it was not. */
    ConnectFailedException refusal() {
        return refusal;
    }

    private ConnectFailedException judge(PublicKey key) throws Buffer.BufferException {
        Optional<HostCertificate> certificate =
                key instanceof Certificate<?> signed ? Optional.of(HostCertificate.of(signed)) : Optional.empty();
        EncodedKey plain = certificate.map(HostCertificate::plain).orElseGet(() -> EncodedKey.of(key));
        if (certificate.isPresent()) {
            HostCertificate signed = certificate.get();
            if (!signed.isKnownKind()) {
                return Unsupported.because("the host's certificate is signed by a key of type "
                        + signed.authority().type());
            }
            if (!signed.isSigned()) {
                return new ConnectFailedException(
                        Reason.HOST_KEY_UNKNOWN, "the signature of the host's certificate is wrong", "");
            }
        }
        if (plain.decoded() instanceof RSAKey rsa
                && rsa.getModulus().bitLength() < settings.identities().rsaBits()) {
            return new ConnectFailedException(
                    Reason.HOST_KEY_UNKNOWN,
                    "the host's RSA key has " + rsa.getModulus().bitLength() + " bits, fewer than the "
                            + settings.identities().rsaBits() + " of RequiredRSASize",
                    "give the host a longer key");
        }
        Optional<ConnectFailedException> listed = revoked(plain, certificate);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (!pins.isEmpty()) {
            return pins.contains(plain) ? null : notPinned(plain);
        }
        return judge(plain, certificate, name(), true);
    }

    private ConnectFailedException judge(
            EncodedKey plain, Optional<HostCertificate> certificate, String name, boolean hasPort)
            throws Buffer.BufferException {
        List<KnownKey> known = files.of(name);
        for (KnownKey one : known) {
            boolean signed = certificate
                    .map(HostCertificate::authority)
                    .filter(one.key()::equals)
                    .isPresent();
            if (one.marker() == Marker.REVOKED && (signed || one.key().equals(plain))) {
                return revoked(one.key(), signed, one.file().toString());
            }
        }
        String fault = "";
        if (certificate.isPresent()) {
            HostCertificate signed = certificate.get();
            if (has(known, Marker.AUTHORITY, signed.authority())) {
                Optional<String> found =
                        signed.fault(settings.keyName(), settings.hostKeys().authorityAlgorithms(), Instant.now());
                if (found.isEmpty()) {
                    return null;
                }
                fault = "; its certificate by " + signed.authority().shown() + " " + found.get();
            } else if (hasPort && isKnownWithoutPort(plain, certificate)) {
                return null;
            }
        }
        if (has(known, Marker.PLAIN, plain)) {
            return null;
        }
        for (KnownKey one : known) {
            if (one.marker() == Marker.PLAIN) {
                return changed(name, plain, one, fault);
            }
        }
        if (hasPort && isKnownWithoutPort(plain, Optional.empty())) {
            return null;
        }
        boolean authority = known.stream().anyMatch(one -> one.marker() == Marker.AUTHORITY);
        return unknown(
                plain,
                authority && certificate.isEmpty()
                        ? ", and it has no certificate of an authority that is"
                        : authority && fault.isEmpty() ? ", and its certificate is of another authority" : fault);
    }

    /** A key under the host's bare name counts for each port that has no keys of its own. */
    private boolean isKnownWithoutPort(EncodedKey plain, Optional<HostCertificate> certificate)
            throws Buffer.BufferException {
        return !name().equals(settings.keyName()) && judge(plain, certificate, settings.keyName(), false) == null;
    }

    private static boolean has(List<KnownKey> known, Marker marker, EncodedKey key) {
        return known.stream()
                .anyMatch(one -> one.marker() == marker && one.key().equals(key));
    }

    /** The host in the way of {@code known_hosts}. */
    private String name() {
        return KnownHostName.of(settings);
    }

    /**
     * Those of keys that are known, when the most preferred one is not among them, and the user has not put them into an order of
     * his own. Source: {@code order_hostkeyalgs} of OpenSSH.
     */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        Set<String> types = new HashSet<>(pins.types());
        boolean authority = false;
        if (pins.isEmpty()) {
            for (KnownKey one : files.of(name())) {
                if (one.marker() == Marker.PLAIN) {
                    types.add(one.key().type());
                }
                authority |= one.marker() == Marker.AUTHORITY;
            }
        }
        if (!ClientConfig.isUsualOrder(offered) || types.contains(EncodedKey.plainType(offered.get(0)))) {
            return List.of();
        }
        boolean certificates = authority;
        return offered.stream()
                .filter(one -> EncodedKey.isCertificate(one) ? certificates : types.contains(EncodedKey.plainType(one)))
                .toList();
    }

    private Optional<ConnectFailedException> revoked(EncodedKey plain, Optional<HostCertificate> certificate) {
        if (files.revoked().isEmpty()) {
            return Optional.empty();
        }
        RevokedKeys revoked = files.revoked().get();
        EncodedKey authority = certificate.map(HostCertificate::authority).orElse(plain);
        if (revoked.contains(plain)) {
            return Optional.of(revoked(plain, false, revoked.file().toString()));
        }
        return revoked.contains(authority)
                ? Optional.of(revoked(authority, true, revoked.file().toString()))
                : Optional.empty();
    }

    private static ConnectFailedException revoked(EncodedKey key, boolean authority, String file) {
        return new ConnectFailedException(
                Reason.HOST_KEY_CHANGED,
                authority
                        ? "the host's certificate is by " + key.shown() + ", which is revoked in " + file
                        : "the host's key " + key.shown() + " is revoked in " + file,
                authority ? "give the host a certificate of another authority" : "give the host a new key");
    }

    private ConnectFailedException notPinned(EncodedKey key) {
        return new ConnectFailedException(
                Reason.HOST_KEY_CHANGED,
                "the host's key is " + key.shown() + ", pinned is " + pins.fingerprints(),
                "if the host has a new key and you trust it, write it into host-key; if not, somebody is in between");
    }

    private ConnectFailedException unknown(EncodedKey key, String more) {
        boolean usual = name().equals(settings.keyName());
        return new ConnectFailedException(
                Reason.HOST_KEY_UNKNOWN,
                "the host's key " + key.shown() + " is not known" + more,
                "compare it with the one of the host, then append the output of ssh-keyscan "
                        + (usual ? "" : "-p " + settings.port() + " ") + settings.hostName()
                        + " to ~/.ssh/known_hosts, or pin it for this host in the environment: host-key = \"ssh-… AAAA…\"");
    }

    private static ConnectFailedException changed(String name, EncodedKey key, KnownKey other, String more) {
        return new ConnectFailedException(
                Reason.HOST_KEY_CHANGED,
                "the host's key is " + key.shown() + ", and " + other.file() + " knows another one" + more,
                "if the host has a new key and you trust it: ssh-keygen -f " + other.file() + " -R '" + name
                        + "'; if not, somebody is in between");
    }
}
