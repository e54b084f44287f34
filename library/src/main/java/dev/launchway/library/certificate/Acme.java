package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import dev.launchway.library.service.SystemdTimer;
import dev.launchway.text.DurationText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate of an authority that speaks ACME (RFC 8555), as Let's Encrypt does, by a client that the host has: certbot or lego. It is
 * asked for once, and renewed by a timer.
 *
 * <pre>{@code
 * Acme.at("tls/shop.pem")
 *         .names("shop.example.com", "www.shop.example.com")
 *         .email("ops@example.com")
 *         .webroot("/var/www/acme")
 *         .onRenewalAs("root", "systemctl", "reload", "nginx");
 * }</pre>
 *
 * <p>The authority looks for an answer at {@code http://NAME/.well-known/acme-challenge/}: a web server shows the webroot there, and is
 * deployed before. It is never asked while what the client has got holds: names, time, key.
 */
@Component
@Observed
public final class Acme extends CertificateComponent<Acme> {

    private static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";
    private static final Duration MONTH = Duration.ofDays(30);

    @Namevar
    String name;

    private AcmeClient client = AcmeClient.CERTBOT;
    private String server = LETS_ENCRYPT;
    private String email;
    private TargetPath webroot;
    private String ca;
    private String keyId;
    private Secret hmacKey;
    private Duration renewBefore = MONTH;
    private Duration timeout = Duration.ofMinutes(5);
    private List<String> onRenewal = List.of();
    private ActingUser reloader = ActingUser.NONE;
    private String schedule = "*-*-* 03,15:17:00";
    private boolean timer = true;
    private Path script;

    private Acme(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A certificate.
     *
     * @param path relative to the work directory, or absolute
     * @return the component, which still needs names, an address of mail and a webroot
     */
    public static Acme at(String path) {
        return new Acme(TargetPath.of(path));
    }

    /**
     * A certificate.
     *
     * @param path a mapped path
     * @return the component, which still needs names, an address of mail and a webroot
     */
    public static Acme at(Path path) {
        return new Acme(TargetPath.of(path));
    }

    @Override
    Acme self() {
        return this;
    }

    /**
     * Sets the client; by default certbot.
     *
     * @param which it has to be on the host
     * @return this
     */
    public Acme client(AcmeClient which) {
        client = which;
        return this;
    }

    /**
     * Sets the authority; by default Let's Encrypt.
     *
     * @param directory the URL of its directory: {@code https://acme-staging-v02.api.letsencrypt.org/directory}
     * @return this
     * @throws IllegalArgumentException for anything but an URL with https
     */
    public Acme server(String directory) {
        if (!directory.startsWith("https://") || URI.create(directory).getHost() == null) {
            throw new IllegalArgumentException(
                    label() + ": '" + directory + "' is no URL of an authority, which begins with https://");
        }
        server = directory;
        return this;
    }

    /**
     * Sets whose account it is: the authority writes there before a certificate ends.
     *
     * @param address an address of mail
     * @return this
     */
    public Acme email(String address) {
        email = Arguments.word(label(), "email", address);
        return this;
    }

    /**
     * Sets the directory that web servers show for all the names; the client puts an answer below {@code .well-known/acme-challenge}.
     *
     * @param directory relative to the work directory, or absolute; it is there when this component is deployed
     * @return this
     */
    public Acme webroot(String directory) {
        webroot = TargetPath.of(directory);
        return this;
    }

    /**
     * Sets the directory that web servers show for all the names.
     *
     * @param directory a mapped path
     * @return this
     */
    public Acme webroot(Path directory) {
        webroot = TargetPath.of(directory);
        return this;
    }

    /**
     * Sets whom the client trusts to be the authority's own server, in place of the system's roots: for one within a company.
     *
     * @param file with certificates, as text of PEM: below the definition directory, or absolute on the target
     * @return this
     */
    public Acme ca(String file) {
        ca = file;
        return this;
    }

    /**
     * Binds the account to one that the authority has already (RFC 8555, section 7.3.4). Certbot takes that; lego would take the key on
     * its command line alone.
     *
     * @param id the identifier of the key
     * @param key the key, in base64url
     * @return this
     */
    public Acme eab(String id, Secret key) {
        keyId = Arguments.word(label(), "identifier of the key", id);
        hmacKey = key;
        return this;
    }

    /**
     * Sets how long before its end it is renewed; by default 30 days.
     *
     * @param time a day or more
     * @return this
     */
    public Acme renewBefore(Duration time) {
        if (time.toDays() < 1) {
            throw new IllegalArgumentException(label() + " is renewed a day before its end, or earlier, not " + time);
        }
        renewBefore = time;
        return this;
    }

    /**
     * Sets how long before its end it is renewed; by default 30 days.
     *
     * @param time as in {@code 20d}
     * @return this
     * @see #renewBefore(Duration)
     */
    public Acme renewBefore(String time) {
        return renewBefore(DurationText.parse(time));
    }

    /**
     * Sets how long the client may take in a deployment; by default five minutes.
     *
     * @param time more than zero
     * @return this
     */
    public Acme timeout(Duration time) {
        timeout = Arguments.positive("timeout", time);
        return this;
    }

    /**
     * Sets how long the client may take in a deployment; by default five minutes.
     *
     * @param time as in {@code 5m}
     * @return this
     * @see #timeout(Duration)
     */
    public Acme timeout(String time) {
        return timeout(DurationText.parse(time));
    }

    /**
     * Sets the command that makes servers read the files again after the timer has renewed them. In a deployment they are told by their
     * own components, which depend on this one.
     *
     * @param argv the program and its arguments
     * @return this
     */
    public Acme onRenewal(String... argv) {
        onRenewal = Arguments.command(argv);
        return this;
    }

    /**
     * Sets the command that makes servers read the files again after the timer has renewed them, and as whom it runs: by {@code sudo}
     * where the deployment is not that user's already. What {@code sudo} has to allow for it {@code plan ENV --sudoers} prints.
     *
     * @param user a user's name on the target
     * @param argv the program and its arguments
     * @return this
     * @see #onRenewal
     */
    public Acme onRenewalAs(String user, String... argv) {
        reloader = ActingUser.of(label(), user);
        return onRenewal(argv);
    }

    /**
     * Sets when the timer looks whether it is to be renewed; by default twice a day. Each time is delayed at random by up to an hour.
     *
     * @param calendar as {@link SystemdTimer#schedule} takes it
     * @return this
     */
    public Acme schedule(String calendar) {
        schedule = calendar;
        return this;
    }

    /**
     * Leaves the timer of systemd out: something else runs {@link #renewal}, as a job of cron.
     *
     * @return this
     */
    public Acme withoutTimer() {
        timer = false;
        return this;
    }

    /**
     * The command that renews it where it is to be renewed, and then runs that of {@link #onRenewal}.
     *
     * @return a program and its arguments
     * @throws IllegalStateException before this component is prepared
     */
    public String[] renewal() {
        chain();
        return new String[] {script.toString(), "renew"};
    }

    @Override
    public boolean covers(String site) {
        chain();
        SiteName wanted = SiteName.of(site);
        return names().stream().map(SiteName::of).anyMatch(known -> known.stands(wanted));
    }

    void configure(Configuration here) {
        map(here);
        Path directory = here.map(".acme").resolve(chain().getFileName());
        script = directory.resolve("acme.sh");
        if (isAbsent()) {
            addTimer(here);
            addRemoval(here);
            here.add(Purge.exactly(directory));
            return;
        }
        AcmeOrder order = order(here, directory);
        here.add(Directory.at(directory).mode("0700").leading());
        here.add(Directory.at(order.store()).mode("0700"));
        addCa(here, order);
        if (hmacKey != null) {
            here.add(File.at(order.secrets())
                    .content(hmacKey.map(key -> "eab-kid = " + keyId + "\neab-hmac-key = " + key + "\n")));
        }
        reloader.declare(here, rights -> rights.runs(onRenewal));
        String text = new AcmeScript(order, this, hmacKey != null, ca != null, new Reload(reloader, onRenewal))
                .text(here.expand("# {{ managed }}"), here.workdir());
        here.add(File.at(script).content(text).mode("0700"));
        here.add(new IssuedCertificate(this, order, script, timeout));
        addOwners(here);
        addTimer(here);
    }

    private void addCa(Configuration here, AcmeOrder order) {
        if (ca == null) {
            return;
        }
        File file = File.at(order.authorities()).mode("0600");
        here.add(
                TargetPath.isOnTarget(ca)
                        ? file.source(ca)
                        : file.content(here.maker().resource(ca)));
    }

    private void addTimer(Configuration here) {
        if (!timer) {
            return;
        }
        SystemdTimer renewing = SystemdTimer.named("acme-" + chain().getFileName());
        here.add(
                isAbsent()
                        ? renewing.removed()
                        : renewing.schedule(schedule)
                                .randomDelay(Duration.ofHours(1))
                                .command(renewal()));
    }

    private AcmeOrder order(Configuration here, Path directory) {
        if (names().isEmpty() || email == null || webroot == null) {
            throw new IllegalArgumentException(label() + " needs .names(…), .email(…) and .webroot(…)");
        }
        List<SiteName> sites = names().stream().map(SiteName::of).distinct().toList();
        for (SiteName site : sites) {
            if (site.isAddress() || site.text().startsWith("*")) {
                throw new IllegalArgumentException(label() + ": no client gets a certificate for '" + site.text()
                        + "' by an answer of a web server: name each site, or use a Certificate");
            }
        }
        if (hmacKey != null && client == AcmeClient.LEGO) {
            throw new IllegalArgumentException(
                    label() + ": lego takes the key of .eab(…) on its command line, where all on"
                            + " the host see it: use .client(AcmeClient.CERTBOT)");
        }
        Path store = directory.resolve(
                client.program() + "-" + server.substring("https://".length()).replaceAll("[^A-Za-z0-9.-]+", "_"));
        return new AcmeOrder(
                client,
                store,
                server,
                email,
                sites.stream().map(SiteName::text).toList(),
                webroot.map(here),
                renewBefore);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, chain());
    }
}
