package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.library.component.TargetPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificate authorities in the text form that is called PEM. */
final class Authorities {

    private static final String BEGINNING = "-----BEGIN CERTIFICATE-----";

    private Authorities() {}

    /** Trusts what these have signed, and nothing else. */
    static SSLContext trust(String file, byte[] pem) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (all.isEmpty()) {
                throw new DownloadFailedException(none(file));
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
            throw new DownloadFailedException(none(file) + " (" + e.getMessage() + ")", e);
        }
    }

    /** The content of a file of the definition directory; {@code null} for one that is elsewhere, and for none. */
    static byte[] planned(Configuration here, String file) {
        return file == null || TargetPath.isOnTarget(file) ? null : here.maker().resource(file);
    }

    private static String none(String file) {
        return "the file '" + file
                + "' of .ca(…) holds no certificates: it needs those of authorities, as text that begins with "
                + BEGINNING;
    }
}
