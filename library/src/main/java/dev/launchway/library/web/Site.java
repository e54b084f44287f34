package dev.launchway.library.web;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.certificate.CertificateFiles;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.web.SiteContent.Tls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the sites of all web servers have: names, addresses to listen at, a certificate, files, servers behind them; or a template for
 * the whole.
 *
 * @param <S> the site itself, which its settings return
 */
public abstract class Site<S extends Site<S>> extends ServerPart<S> {

    private final String name;
    private final List<String> serverNames = new ArrayList<>();
    private final List<Listen> listens = new ArrayList<>();
    private final List<Address> backends = new ArrayList<>();
    private final List<String> directives = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private CertificateFiles certificate;
    private Tls tls;
    private boolean redirected;
    private TargetPath root;
    private String template;
    private boolean absent;

    /** A site of that name, for a server. */
    Site(String name, ServerProgram server) {
        super(server);
        this.name = name;
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    label() + " is no name of a file: write letters, digits, '.', '_' and '-'");
        }
    }

    @Override
    final String name() {
        return name;
    }

    /**
     * Sets the names that it is called by.
     *
     * @param names as in {@code shop.example.com}; what else the server takes for a name, as {@code *.example.com}
     * @return this
     */
    public S serverName(String... names) {
        for (String one : names) {
            serverNames.add(Arguments.word(label(), "server name", one));
        }
        return self();
    }

    /**
     * Adds a port at which it listens, on all IPv4 addresses. By default that is 80, with a certificate 443.
     *
     * @param port 1 to 65535
     * @return this
     */
    public S listen(int port) {
        listens.add(Listen.at(port));
        return self();
    }

    /**
     * Adds an address at which it listens.
     *
     * @param address the host is a name of this host, or an IP address: {@code ::} for all of IPv6
     * @return this
     */
    public S listen(Address address) {
        listens.add(Listen.at(address));
        return self();
    }

    /**
     * Sets its certificate. The server reads it again when it changes. Its names have to cover those of the site.
     *
     * @param files a component of this host that is deployed before
     * @return this
     */
    public S tls(CertificateFiles files) {
        certificate = Objects.requireNonNull(files, "tls");
        reloadOn(files);
        return self();
    }

    /**
     * Sets its certificate. Say by {@link #reloadOn} which component brings it.
     *
     * @param chain a mapped path: the certificate and those of its authorities, as PEM
     * @param key a mapped path: its key, as PEM
     * @return this
     */
    public S tls(Path chain, Path key) {
        tls = new Tls(chain, key);
        return self();
    }

    /**
     * Sends requests to port 80 to where there is TLS.
     *
     * @return this
     */
    public S redirectToTls() {
        redirected = true;
        return self();
    }

    /**
     * Adds servers behind it, which requests are spread over.
     *
     * @param addresses as other components provide them
     * @return this
     */
    public S backends(List<Address> addresses) {
        backends.addAll(addresses);
        return self();
    }

    /**
     * Adds a server behind it.
     *
     * @param address where it listens
     * @return this
     */
    public S backend(Address address) {
        return backends(List.of(address));
    }

    /**
     * Sets the directory with its files. With servers behind it, these get what is no file there.
     *
     * @param directory relative to the work directory, or absolute
     * @return this
     */
    public S root(String directory) {
        root = TargetPath.of(directory);
        return self();
    }

    /**
     * Sets the directory with its files.
     *
     * @param directory a mapped path
     * @return this
     */
    public S root(Path directory) {
        root = TargetPath.of(directory);
        return self();
    }

    /**
     * Adds a line of the server's language to the site.
     *
     * @param line one line
     * @return this
     */
    public S directive(String line) {
        directives.add(Arguments.line(label(), "directive", line));
        return self();
    }

    /**
     * Renders the whole site from a template of the definition directory, which says all that the settings above would say.
     *
     * @param file a path below the definition directory
     * @return this
     */
    public S rendered(String file) {
        template = Objects.requireNonNull(file, "rendered");
        return self();
    }

    /**
     * Gives the template a variable, as {@link dev.launchway.library.file.File#with} does.
     *
     * @param variable its name
     * @param value what an attribute can be, a record, a component, or a list, a map or an Optional of these
     * @return this
     */
    public S with(String variable, Object value) {
        variables.put(variable, value);
        return self();
    }

    /**
     * Says that there shall be no such site.
     *
     * @return this
     */
    public S absent() {
        absent = true;
        return self();
    }

    final boolean isAbsent() {
        return absent;
    }

    /** The ports at which it is known to listen. */
    final List<Integer> ports() {
        return listens.stream().map(Listen::port).toList();
    }

    /** What the server is to read; {@code null} for no such site. */
    final String text(Configuration here) {
        boolean described = !(serverNames.isEmpty()
                && listens.isEmpty()
                && backends.isEmpty()
                && directives.isEmpty()
                && certificate == null
                && tls == null
                && root == null
                && !redirected);
        if (template != null && described) {
            throw new IllegalArgumentException(label()
                    + " has a template, which says everything: move what else was set into it, and drop it here");
        }
        if (absent) {
            return null;
        }
        String head = here.expand("# {{ managed }}\n");
        if (template != null) {
            return head + here.maker().template(template, variables, StandardCharsets.UTF_8);
        }
        if (!variables.isEmpty()) {
            throw new IllegalArgumentException(label()
                    + " has variables, and no template that could use them: drop .with(…), or say .rendered(…)");
        }
        if (backends.isEmpty() && root == null && directives.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " answers nothing: say .backends(…), .root(…), .directive(…) or .rendered(…)");
        }
        return head + write(content(here));
    }

    private SiteContent content(Configuration here) {
        Tls files = certificate == null ? tls : new Tls(certificate.chain(), certificate.key());
        if (certificate != null) {
            for (String one : serverNames) {
                if (!certificate.covers(one)) {
                    throw new IllegalArgumentException(label() + " is called " + one
                            + ", and its certificate is for other names: have it made for that one too");
                }
            }
        }
        if (redirected && (files == null || serverNames.isEmpty())) {
            throw new IllegalArgumentException(
                    label() + " has .redirectToTls(), which needs .tls(…) and .serverName(…) beside it");
        }
        return new SiteContent(
                name,
                serverNames,
                listens,
                files,
                redirected,
                backends,
                root == null ? null : root.map(here),
                directives);
    }

    /** Writes it in the server's language. */
    abstract String write(SiteContent content);
}
