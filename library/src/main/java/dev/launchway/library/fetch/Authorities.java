package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are trusted: those of a file with certificates of authorities, in the text form that is called PEM. */
final class Authorities {

    /** Those that Java trusts. */
    static final Authorities OF_JAVA = new Authorities(null, null);

    private static final String BEGINNING = "-----BEGIN CERTIFICATE-----";

    private final String file;
    private final byte[] planned;

    private Authorities(String file, byte[] planned) {
        this.file = file;
        this.planned = planned;
    }

    /**
     * Those of a file.
     *
     * @param file of the definition directory, or elsewhere
     */
    static Authorities of(Configuration here, String file) {
        return new Authorities(
                file, TargetPath.isOnTarget(file) ? null : here.maker().resource(file));
    }

    /** The file, where it does not come with the plan; else {@code null}. */
    String elsewhere() {
        return planned == null ? file : null;
    }

    /** Reads a file that does not come with the plan. */
    interface Reading {
        byte[] read() throws IOException;
    }

    /** Trusts what these have signed, and nothing else; {@code null} for what Java trusts. */
    SSLContext trust(Reading elsewhere) throws IOException {
        return file == null ? null : trust(planned == null ? elsewhere.read() : planned);
    }

    private SSLContext trust(byte[] pem) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (all.isEmpty()) {
                throw new DownloadFailedException(none());
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : all) {
                store.setCertificateEntry(Integer.toString(store.size()), one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DownloadFailedException(none() + " (" + e.getMessage() + ")", e);
        }
    }

    private String none() {
        return "the file '" + file
                + "' of .ca(…) holds no certificates: it needs those of authorities, as text that begins with "
                + BEGINNING;
    }

    /** Tells them from others. */
    @Override
    public String toString() {
        return file + (planned == null ? "" : " " + Sha256.hex(planned));
    }
}
