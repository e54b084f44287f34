package dev.launchway.library.certificate;

import dev.launchway.api.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A certificate and its key in two files of the target, which something else than the plan makes.
 *
 * @param chain where the certificate is
 * @param key where the key is
 */
record Pair(Path chain, Path key) {

    /**
     * Why both do not do, at this moment.
     *
     * @param names for what sites it has to be
     * @param left how long it has to be valid from now on
     * @return the predicate of a sentence about them; {@code null} where they do
     */
    String problem(Probe probe, List<SiteName> names, Duration left) {
        for (Path file : List.of(chain, key)) {
            if (!probe.exists(file)) {
                return "there is no " + file;
            }
        }
        try {
            CertificateChain found = CertificateChain.in(read(probe, chain));
            KeyText.in(read(probe, key)).checkFits(found.publicKey());
            if (!Set.copyOf(found.names()).equals(Set.copyOf(names))) {
                return "it is for other names";
            }
            return ending(probe, found.certificates().get(0), left);
        } catch (IllegalArgumentException e) {
            return "what is there cannot be used: " + e.getMessage();
        }
    }

    private static String ending(Probe probe, X509Certificate certificate, Duration left) {
        if (!probe.isPast(certificate.getNotBefore().toInstant())) {
            return "it is not valid yet";
        }
        Instant end = certificate.getNotAfter().toInstant();
        return probe.isPast(end.minus(left)) ? "it ends on " + end : null;
    }

    private static String read(Probe probe, Path file) {
        return new String(probe.readBytes(file), StandardCharsets.ISO_8859_1);
    }
}
