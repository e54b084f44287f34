package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate for development that nobody has signed but its own key. The host makes both, once: no secret is needed, and the key never
 * leaves the host.
 *
 * <pre>{@code
 * SelfSignedCertificate.at("tls/shop.pem").names("localhost", "127.0.0.1").leading();
 * }</pre>
 *
 * <p>It stays until its names change, or a third of its time is left; then another one takes its place. Clients have to be told to trust
 * it: {@code curl --cacert tls/shop.pem https://localhost/}.
 *
 * <p>It is made by the {@code keytool} of the Java that deploys: an EC key of the curve P-256.
 */
@Component
@Observed
public final class SelfSignedCertificate extends CertificateComponent<SelfSignedCertificate> {

    private static final int YEAR = 365;

    /** Apple's clients refuse what is valid for longer. */
    private static final int LONGEST = 825;

    @Namevar
    String name;

    private int days = YEAR;

    private SelfSignedCertificate(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A certificate.
     *
     * @param path relative to the work directory, or absolute
     * @return the component; without names it is for the host by its full name
     */
    public static SelfSignedCertificate at(String path) {
        return new SelfSignedCertificate(TargetPath.of(path));
    }

    /**
     * A certificate.
     *
     * @param path a mapped path
     * @return the component; without names it is for the host by its full name
     */
    public static SelfSignedCertificate at(Path path) {
        return new SelfSignedCertificate(TargetPath.of(path));
    }

    @Override
    SelfSignedCertificate self() {
        return this;
    }

    /**
     * Sets how long it is valid; by default a year.
     *
     * @param number of days, 3 to 825
     * @return this
     * @throws IllegalArgumentException for any other number
     */
    public SelfSignedCertificate days(int number) {
        if (number < 3 || number > LONGEST) {
            throw new IllegalArgumentException(label() + " is to be valid for " + number
                    + " days: clients accept up to 825, and it takes 3 at least");
        }
        days = number;
        return this;
    }

    @Override
    public boolean covers(String site) {
        chain();
        SiteName wanted = SiteName.of(site);
        return names().stream().map(SiteName::of).anyMatch(known -> known.stands(wanted));
    }

    void configure(Configuration here) {
        map(here);
        if (isAbsent()) {
            addRemoval(here);
            return;
        }
        if (names().isEmpty()) {
            names(here.host().fqdn());
        }
        List<SiteName> wanted = names().stream().map(SiteName::of).distinct().toList();
        here.add(new MadeCertificate(this, wanted, days));
        addOwners(here);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, chain());
    }
}
