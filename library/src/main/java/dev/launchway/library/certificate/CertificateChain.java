package dev.launchway.library.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A certificate and, after it, those of the authorities that lead to its root: what a server sends to its clients (RFC 5246, 7.4.2). */
final class CertificateChain {

    /** Of the alternative names (RFC 5280, section 4.2.1.6). */
    private static final int DNS = 2;

    private static final int ADDRESS = 7;

    private final List<X509Certificate> certificates;

    private CertificateChain(List<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * The certificates in a text of PEM, in their order.
     *
     * @throws IllegalArgumentException where there is none, or one is damaged
     */
    static CertificateChain in(String text) {
        List<X509Certificate> found = new ArrayList<>();
        for (PemBlock block : PemBlock.all(text)) {
            if (block.isCertificate()) {
                found.add(parsed(block, found.size()));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no certificate in what it is given: it needs text that begins with -----BEGIN CERTIFICATE-----");
        }
        return new CertificateChain(List.copyOf(found));
    }

    private static X509Certificate parsed(PemBlock block, int before) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.body()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "certificate " + (before + 1) + " is damaged (" + e.getMessage() + "): copy the file again, whole",
                    e);
        }
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    PublicKey publicKey() {
        return site().getPublicKey();
    }

    private X509Certificate site() {
        return certificates.get(0);
    }

    /** What people call a certificate. */
    static String called(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        return subject.isEmpty() ? "number " + certificate.getSerialNumber().toString(16) : "'" + subject + "'";
    }

    /** As text, without what else stood in it. */
    String pem() {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(PemBlock.text("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("what was read can be written", e);
            }
        }
        return text.toString();
    }

    /** Fails unless each certificate is followed by that of who issued it. */
    void checkOrder() {
        for (int i = 0; i + 1 < certificates.size(); i++) {
            X509Certificate issued = certificates.get(i);
            X509Certificate next = certificates.get(i + 1);
            if (isIssuedBy(issued, next)) {
                continue;
            }
            if (isIssuedBy(next, issued)) {
                throw new IllegalArgumentException("the chain is the wrong way round: " + called(issued) + " issued "
                        + called(next) + ", and stands before it; put the certificate of the site first, then the one"
                        + " that issued it, and so on");
            }
            throw new IllegalArgumentException(
                    "the chain is broken: " + called(next) + " stands after " + called(issued)
                            + ", and did not issue it; put the certificate of '"
                            + issued.getIssuerX500Principal().getName() + "' there");
        }
    }

    private static boolean isIssuedBy(X509Certificate issued, X509Certificate issuer) {
        if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            issued.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Fails unless it leads to a root.
     *
     * @param roots whom clients trust
     * @param file what they came from, as errors name it
     */
    void checkLeadsTo(CertificateChain roots, String file) {
        X509Certificate last = certificates.get(certificates.size() - 1);
        for (X509Certificate root : roots.certificates) {
            if (last.equals(root) || isIssuedBy(last, root)) {
                return;
            }
        }
        throw new IllegalArgumentException("the chain does not lead to '" + file + "': its last certificate, "
                + called(last) + ", was issued by '"
                + last.getIssuerX500Principal().getName()
                + "', which is not there; put the certificates between them after it");
    }

    /** Fails unless it is one for all of some sites. */
    void checkCovers(Collection<String> sites) {
        List<String> missing = sites.stream().filter(site -> !covers(site)).toList();
        if (!missing.isEmpty()) {
            List<String> names = names().stream().map(SiteName::text).toList();
            throw new IllegalArgumentException("the certificate " + called(site()) + " is not one for '"
                    + String.join("', '", missing) + "': "
                    + (names.isEmpty()
                            ? "it has no alternative names, and clients look at no others"
                            : "its names are " + String.join(", ", names)));
        }
    }

    boolean covers(String site) {
        SiteName wanted = SiteName.of(site);
        return names().stream().anyMatch(name -> name.stands(wanted));
    }

    /** The names and the addresses that it is for; those that no site has are passed over. */
    List<SiteName> names() {
        List<SiteName> names = new ArrayList<>();
        try {
            Collection<List<?>> all = site().getSubjectAlternativeNames();
            if (all == null) {
                return names;
            }
            for (List<?> entry : all) {
                int kind = (Integer) entry.get(0);
                if (kind == DNS || kind == ADDRESS) {
                    SiteName.find((String) entry.get(1)).ifPresent(names::add);
                }
            }
            return names;
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("the certificate has names that cannot be read: " + e.getMessage(), e);
        }
    }
}
