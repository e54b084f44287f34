package dev.launchway.library.certificate;

import java.nio.file.Path;

/**
 * A certificate on the target and its key, for what a server is to use: a component of the same host, which is deployed before. Whoever
 * is given one reads its files again when it {@linkplain dev.launchway.api.Probe#changed changed}.
 */
public interface CertificateFiles {

    /**
     * Where the certificate is, in the text form that is called PEM, followed by those of the authorities that lead to its root.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared, by {@code here.add(…)} or after {@code configure}
     */
    Path chain();

    /**
     * Where the key is, in the same text form. It is called like the certificate with {@code .key} after it, unless it was said
     * otherwise: HAProxy finds it by that.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    Path key();

    /**
     * Whether clients accept it for a site.
     *
     * @param site a name, one with {@code *} as its first label, or an IP address
     * @return whether one of its names is that, or stands for it
     * @throws IllegalStateException before this component is prepared
     */
    boolean covers(String site);
}
