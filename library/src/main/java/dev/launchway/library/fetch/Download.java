package dev.launchway.library.fetch;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.PlacedComponent;
import dev.launchway.text.DurationText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Gets a file from a server, or from another place of the host, and knows by its checksum that it is the right one.
 *
 * <pre>{@code
 * Download.of("https://example.com/app-1.2.tar.gz")
 *     .sha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
 * Download.of("https://example.com/latest").to("/opt/app/app.jar").mode("0640").owner("app")
 *     .checksum("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
 * }</pre>
 *
 * <p>The file is the old one or the new one, never a part of it: what comes is kept in the work directory until it is whole, is
 * compared with the checksum, and takes its name then. When the connection breaks off, or the run does, it is gone on with where it
 * was; when the file at the server has changed meanwhile, it begins anew.
 *
 * <p>What was downloaded is noted in the work directory, below {@code .downloads}: as long as size and time of the file are the
 * same, it is not read, and no server is asked. When they differ, its checksum is compared.
 *
 * <p>Redirects are followed, not from https to http. Credentials go to the server of the URL, and to no other one. A prediction asks
 * no server.
 */
@Component
@Observed
public final class Download extends PlacedComponent<Download> {

    @Namevar
    String name;

    private final URI uri;
    private final Credentials credentials = new Credentials();
    private Limits limits = Limits.USUAL;
    private ContentChecksum checksum;
    private SignedChecksums signed;
    private Proxy proxy;
    private String authorities;
    private boolean compressed;
    private boolean unencrypted;
    private boolean viaController;
    private boolean placed;

    private Download(URI uri, String fileName) {
        super(TargetPath.of(fileName == null ? uri.getHost() : fileName));
        this.uri = uri;
        this.placed = fileName != null;
        this.name = place().text();
    }

    /**
     * Gets a file. It is called as the last part of the URL, in the work directory, unless {@link #to} says something else.
     *
     * @param url begins with {@code https://}, {@code http://} or {@code file:///}
     * @return the component, which still needs a checksum
     * @throws IllegalArgumentException for any other text, and for a URL with a user in it
     */
    public static Download of(String url) {
        URI uri = Address.parse(url);
        return new Download(uri, Address.fileName(uri));
    }

    @Override
    protected Download self() {
        return this;
    }

    /**
     * Sets where the file is to be.
     *
     * @param path relative to the work directory, or absolute; with a slash at its end the directory that the file is in
     * @return this
     */
    public Download to(String path) {
        boolean directory = path.endsWith("/");
        String last = Address.fileName(uri);
        if (directory && last == null) {
            throw new IllegalArgumentException("Download(\"" + Address.shown(uri)
                    + "\"): the URL tells no name for the file: add one to .to(\"" + path + "\")");
        }
        return to(TargetPath.of(directory ? path + last : path));
    }

    /**
     * Sets where the file is to be.
     *
     * @param path a mapped path
     * @return this
     */
    public Download to(Path path) {
        return to(TargetPath.of(path));
    }

    private Download to(TargetPath elsewhere) {
        place(elsewhere);
        name = elsewhere.text();
        placed = true;
        return this;
    }

    /**
     * Sets what the file is known by, as {@code sha256sum} tells it.
     *
     * @param hex 64 hex digits
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public Download sha256(String hex) {
        checksum = ContentChecksum.of(label(), ContentChecksum.Algorithm.SHA256, hex);
        return this;
    }

    /**
     * Sets what the file is known by, as {@code sha512sum} tells it.
     *
     * @param hex 128 hex digits
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public Download sha512(String hex) {
        checksum = ContentChecksum.of(label(), ContentChecksum.Algorithm.SHA512, hex);
        return this;
    }

    /**
     * Sets what the file is known by.
     *
     * @param text {@code sha256:}, {@code sha384:} or {@code sha512:}, and the digits
     * @return this
     * @throws IllegalArgumentException for any other text; MD5 and SHA-1 are not taken, since they can be forged
     */
    public Download checksum(String text) {
        checksum = ContentChecksum.parse(label(), text);
        return this;
    }

    /**
     * Takes the checksum from a list at the server, as {@code sha256sum} writes it, once {@code gpgv} has found that the list is signed
     * by one of the keys. Asked for when there is something to download; an unchanged file is known without. Where the file is
     * downloaded there must be {@code gpgv}, which the package of that name brings.
     *
     * @param list the URL of the list, relative to that of the file, as {@code SHA256SUMS}
     * @param signature the URL of its detached signature, relative to that of the file, as {@code SHA256SUMS.sig}
     * @param keys public keys of OpenPGP, with or without ASCII armor: a file of the definition directory, or an absolute path of
     *     the target, as {@code /usr/share/keyrings/debian-archive-keyring.gpg}
     * @return this
     * @throws IllegalArgumentException for what is no URL of http or https
     */
    public Download signedChecksums(String list, String signature, String keys) {
        signed = new SignedChecksums(Address.resolve(uri, list), Address.resolve(uri, signature), keys);
        return this;
    }

    /** What {@link #signedChecksums} was given. */
    private record SignedChecksums(URI list, URI signature, String keys) {}

    /**
     * Gives a user and a password to the server of the URL, and to no other one.
     *
     * @param user the user
     * @param password the password
     * @return this
     */
    public Download basic(String user, Secret password) {
        credentials.add(label(), Credentials.AUTHORIZATION, Credentials.basic(user, password));
        return this;
    }

    /**
     * Gives a token to the server of the URL, and to no other one.
     *
     * @param token the token
     * @return this
     */
    public Download bearer(Secret token) {
        credentials.add(label(), Credentials.AUTHORIZATION, token.map("Bearer %s"));
        return this;
    }

    /**
     * Adds a header field with a secret in it, for the server of the URL and no other one.
     *
     * @param field its name, as in {@code X-Api-Key}
     * @param value its value
     * @return this
     */
    public Download header(String field, Secret value) {
        credentials.add(label(), field, value);
        return this;
    }

    /**
     * Adds a header field, which goes to all servers that redirects lead to.
     *
     * @param field its name, as in {@code Accept}
     * @param value its value
     * @return this
     * @throws IllegalArgumentException for a field that the download sets itself, and for {@code Authorization}
     */
    public Download header(String field, String value) {
        credentials.add(label(), field, value);
        return this;
    }

    /**
     * Allows that credentials are sent by http, where all on the way can read them. Without it that is an error of the model, other
     * than to this host itself.
     *
     * @return this
     */
    public Download unencrypted() {
        unencrypted = true;
        return this;
    }

    /**
     * Goes through a proxy, with http and with https. Without it the properties of the Java that downloads count ({@code
     * https.proxyHost}); environment variables do not.
     *
     * @param url as in {@code http://proxy.example.com:3128}
     * @return this
     */
    public Download proxy(String url) {
        proxy = Proxy.of(label(), url, null);
        return this;
    }

    /**
     * Goes through a proxy that wants a user and a password.
     *
     * @param url as in {@code http://proxy.example.com:3128}
     * @param user the user
     * @param password the password
     * @return this
     */
    public Download proxy(String url, String user, Secret password) {
        proxy = Proxy.of(label(), url, Credentials.basic(user, password));
        return this;
    }

    /**
     * Sets whose certificates are trusted, instead of those that Java trusts.
     *
     * @param file certificates of authorities in PEM: a file of the definition directory, or an absolute path of the target, as
     *     {@code /etc/ssl/certs/ca-certificates.crt}
     * @return this
     */
    public Download ca(String file) {
        authorities = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Lets the server compress the content for the way, by gzip. What is compressed already gets no smaller.
     *
     * @return this
     */
    public Download compressed() {
        compressed = true;
        return this;
    }

    /**
     * Sets how long all of it may take, with all pauses; by default 30 minutes.
     *
     * @param duration as in {@code 90s} or {@code 2h}
     * @return this
     */
    public Download timeout(String duration) {
        return timeout(DurationText.parse(duration));
    }

    /**
     * Sets how long all of it may take, with all pauses; by default 30 minutes.
     *
     * @param duration more than zero
     * @return this
     */
    public Download timeout(Duration duration) {
        limits = limits.withTotal(Arguments.positive("timeout", duration));
        return this;
    }

    /**
     * Sets how long nothing may come, before the connection is given up and another one tried; by default a minute.
     *
     * @param duration as in {@code 30s}
     * @return this
     */
    public Download idleTimeout(String duration) {
        return idleTimeout(DurationText.parse(duration));
    }

    /**
     * Sets how long nothing may come, before the connection is given up and another one tried; by default a minute.
     *
     * @param duration more than zero
     * @return this
     */
    public Download idleTimeout(Duration duration) {
        limits = limits.withIdle(Arguments.positive("idleTimeout", duration));
        return this;
    }

    /**
     * Sets how often it is tried again when the connection breaks off or the server answers with a status of 5xx, 408 or 429, and
     * nothing more has come since the last time; by default 5 times, first after about a second. The pause doubles each time, up to
     * a minute; where the server says how long to wait, that counts.
     *
     * @param times 0 for not at all
     * @param pause before the first time
     * @return this
     * @throws IllegalArgumentException for less than 0 times, or a pause that is not more than zero
     */
    public Download retries(int times, Duration pause) {
        if (times < 0) {
            throw new IllegalArgumentException(label() + ": .retries(…) needs 0 or more times, not " + times);
        }
        limits = limits.withRetries(times, Arguments.positive("retries", pause));
        return this;
    }

    /**
     * Sets how often it is tried again, and the first pause.
     *
     * @param times 0 for not at all
     * @param pause before the first time, as in {@code 2s}
     * @return this
     * @see #retries(int, Duration)
     */
    public Download retries(int times, String pause) {
        return retries(times, DurationText.parse(pause));
    }

    /**
     * Lets the controller download it, the machine that the deployment is run from, and send it to the host, which needs no access to
     * the server. The controller downloads it once for all hosts that need it, and keeps it in its cache for the next run. A {@code
     * file:} URL, absolute paths of {@link #ca} and {@link #signedChecksums}, and a proxy are the controller's then.
     *
     * @return this
     */
    public Download viaController() {
        viaController = true;
        return this;
    }

    /**
     * Allows a file of that size; by default one of more than 8 GiB is not taken.
     *
     * @param bytes more than 0
     * @return this
     * @throws IllegalArgumentException for 0, or less
     */
    public Download maxSize(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(label() + ": .maxSize(…) needs more than 0 bytes, not " + bytes);
        }
        limits = limits.withSize(bytes);
        return this;
    }

    void configure(Configuration here) {
        Path path = map(here); // first: what is wrong with a download is not told again of what is made of it
        check();
        here.secretsIn(uri.toString());
        credentials.sort(here);
        manage(here);
        NoteFile note = NoteFile.about(here, ".downloads", path.toString(), Noted.FORMAT);
        Source source = new Source(
                uri,
                credentials,
                proxy,
                authorities == null ? Authorities.OF_JAVA : Authorities.of(here, authorities),
                compressed,
                limits);
        Expected expected = expected(here, source);
        Way way = way(here, source, expected, note.path());
        here.settle(path, expected, source, viaController);
        here.add(new Fetch(
                way,
                expected,
                new Destination(path, givenMode(), givenOwner(), givenGroup(), limits),
                note,
                isLeading()));
        addAttributes(here);
    }

    private Expected expected(Configuration here, Source source) {
        if (checksum != null) {
            return new GivenChecksum(checksum);
        }
        String keys = signed.keys();
        boolean planned = !TargetPath.isOnTarget(keys);
        Path file = planned || viaController ? Path.of(keys) : here.map(keys);
        byte[] content = planned ? here.maker().resource(keys) : null;
        return new SignedChecksum(new SignedList(signed.list(), signed.signature(), file, content), source);
    }

    private Way way(Configuration here, Source source, Expected expected, Path state) {
        if (viaController) {
            return ControllerWay.of(here, source, expected);
        }
        return Address.isFile(uri) ? new FileWay(here.map(uri.getPath())) : HttpWay.of(here, source, state);
    }

    private void check() {
        String shown = "Download(\"" + Address.shown(uri) + "\")";
        if (!placed) {
            throw new IllegalArgumentException(
                    shown + ": the URL tells no name for the file: add .to(path) with the name that it is to have");
        }
        if (checksum != null && signed != null) {
            throw new IllegalArgumentException(
                    shown + " has a checksum and .signedChecksums(…), but one of them says what is right: keep one");
        }
        if (checksum == null && signed == null) {
            throw new IllegalArgumentException(
                    shown + " has no checksum, so that any content would do: add .sha256(…) with what" + " 'curl -fsSL "
                            + Address.shown(uri) + " | sha256sum' tells, once you know that it is the right one");
        }
        boolean open = !Address.isFile(uri) && !Address.isEncrypted(uri) && !Address.isHere(uri);
        if (open && !unencrypted && credentials.hasSecrets()) {
            throw new IllegalArgumentException(
                    shown + " sends credentials by http, where all on the way can read them: use"
                            + " https, or add .unencrypted() where nobody else is on the way");
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path());
    }
}
