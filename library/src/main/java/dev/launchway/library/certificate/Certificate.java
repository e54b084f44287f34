package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.MissingFileException;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate with its chain, and its key, as two files: the certificate from the definition directory or from a secret, the key from
 * a secret. Both are looked at before anything changes anywhere, and {@code check} tells 30 days ahead that it ends.
 *
 * <pre>{@code
 * Certificate.at("tls/shop.pem").key(password).names("shop.example.com", "www.shop.example.com"); // shop.pem of the plan
 * Certificate.at("tls/shop.pem").source("certs/2026.pem").key(password).root("certs/root.pem").leading();
 * Certificate.at("/etc/ssl/shop.pem").content(password).as("root").group("ssl-cert").mode("0640"); // both in one secret
 * Certificate.at("tls/old.pem").absent();
 * }</pre>
 *
 * <p>Wrong is what a client, or the server at its next start, would refuse: a key that does not fit, a certificate that is not one for a
 * site, certificates in another order than from the site's to the root's, one that has ended or has not begun, an encrypted key. It is
 * an error of the model then, and what is on the hosts stays. {@code check} does not know secrets unless it is told to read them, and
 * looks at the rest.
 */
@Component
@Observed
public final class Certificate extends CertificateComponent<Certificate> {

    @Namevar
    String name;

    private String source;
    private String content;
    private Secret secret;
    private Secret key;
    private String root;
    private CertificateChain chain;

    private Certificate(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A certificate.
     *
     * @param path relative to the work directory, or absolute
     * @return the component, which still needs a key
     */
    public static Certificate at(String path) {
        return new Certificate(TargetPath.of(path));
    }

    /**
     * A certificate.
     *
     * @param path a mapped path
     * @return the component, which still needs a key
     */
    public static Certificate at(Path path) {
        return new Certificate(TargetPath.of(path));
    }

    @Override
    Certificate self() {
        return this;
    }

    /**
     * Takes the certificate, and after it those of the authorities that lead to its root, from a file of the definition directory. By
     * default it is the one with the base name of the path.
     *
     * @param file a path below the definition directory; text of PEM
     * @return this
     */
    public Certificate source(String file) {
        source = file;
        return this;
    }

    /**
     * Takes the certificate, and those of its authorities, from a text.
     *
     * @param pem text of PEM
     * @return this
     */
    public Certificate content(String pem) {
        content = pem;
        return this;
    }

    /**
     * Takes the certificate, and those of its authorities, from a secret, which may have the key, too.
     *
     * @param pem text of PEM
     * @return this
     */
    public Certificate content(Secret pem) {
        secret = pem;
        return this;
    }

    /**
     * Takes the certificate, and those of its authorities, from a secret file, which may have the key, too.
     *
     * @param pem text of PEM
     * @return this
     */
    public Certificate content(SecretFile pem) {
        return content(pem.text());
    }

    /**
     * Sets the key.
     *
     * @param pem text of PEM, not encrypted: RSA, EC or Ed25519, as PKCS #8, PKCS #1 or SEC 1
     * @return this
     */
    public Certificate key(Secret pem) {
        key = pem;
        return this;
    }

    /**
     * Sets the key.
     *
     * @param pem text of PEM, not encrypted: RSA, EC or Ed25519, as PKCS #8, PKCS #1 or SEC 1
     * @return this
     */
    public Certificate key(SecretFile pem) {
        return key(pem.text());
    }

    /**
     * Says whom clients trust: the chain is wrong unless it leads there.
     *
     * @param file a path below the definition directory, with one or more certificates of roots; text of PEM
     * @return this
     */
    public Certificate root(String file) {
        root = file;
        return this;
    }

    /**
     * Whether clients accept it for a site.
     *
     * @return {@code true}, too, where the certificate is a secret that is not known, as in {@code check}
     */
    @Override
    public boolean covers(String site) {
        chain();
        return chain == null || chain.covers(site);
    }

    void configure(Configuration here) {
        map(here);
        if (isAbsent()) {
            addRemoval(here);
            return;
        }
        Secret ofKey = key == null ? secret : key;
        if (ofKey == null) {
            throw new IllegalArgumentException(
                    label() + " has no key: add .key(…) with a secret, or give .content(…) a secret that has both");
        }
        Secret keyText = ofKey;
        try {
            if (secret == null || !secret.isPlaceholder()) {
                chain = CertificateChain.in(text(here.maker()));
                check(here);
            }
            if (!ofKey.isPlaceholder()) {
                keyText = ofKey.map(text -> checkedKey(KeyText.in(text)));
            }
        } catch (MissingFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label() + ": " + e.getMessage(), e);
        }
        here.add(with(file(keyPlace()).content(keyText), keyMode()).sensitive());
        File certificate = with(file(place()).content(chain == null ? "" : chain.pem()), PUBLIC);
        here.add(secret == null ? certificate : certificate.sensitive());
    }

    private String text(Configuration maker) {
        if (secret != null) {
            return secret.reveal();
        }
        String file = source == null ? TargetPath.baseName(place().text()) : source;
        String text = content == null ? read(maker, file) : content;
        if (text.contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException((content == null ? "the file '" + file + "'" : "the text")
                    + " has a private key in clear, which is known to all who can read the source of this service now:"
                    + " ask for a new certificate with a new key, and keep that as a secret");
        }
        return text;
    }

    private static String read(Configuration maker, String file) {
        return new String(maker.resource(file), StandardCharsets.ISO_8859_1);
    }

    private void check(Configuration here) {
        chain.checkOrder();
        if (root != null) {
            chain.checkLeadsTo(CertificateChain.in(read(here.maker(), root)), root);
        }
        chain.checkCovers(names());
        for (X509Certificate each : chain.certificates()) {
            here.holds(
                    "the certificate " + CertificateChain.called(each),
                    each.getNotBefore().toInstant(),
                    each.getNotAfter().toInstant());
        }
    }

    private String checkedKey(KeyText text) {
        if (chain != null) {
            text.checkFits(chain.publicKey());
        }
        return text.text();
    }

    private static File file(TargetPath place) {
        return place.mapped() == null ? File.at(place.text()) : File.at(place.mapped());
    }

    private File with(File file, FileMode mode) {
        file.mode(mode);
        if (owner() != null) {
            file.owner(owner());
        }
        if (group() != null) {
            file.group(group());
        }
        if (actor().isOther()) {
            file.as(actor().name());
        }
        return isLeading() ? file.leading() : file;
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, chain());
    }
}
