package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.certificate.CertificateFiles;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.ManagedContent;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of servers of HAProxy, which requests are spread over, and where HAProxy listens for them.
 *
 * <pre>{@code
 * HaproxyBackend.named("shop").listen(80).backend(Address.of("app01.example.com", 8080)).health("/health");
 * HaproxyBackend.named("database").tcp().listen(5432).backend(Address.of("db01.example.com", 5432));
 * HaproxyBackend.named("old").absent();
 * }</pre>
 *
 * <p>It stands in {@code haproxy.cfg}, between two marks; what others have written there stays, the global section for instance. HAProxy
 * checks the whole new file before it takes the place of the old one, and reads it when something changed. Where it goes on with what it
 * had, the component fails.
 */
@Component
@Observed
public final class HaproxyBackend extends ServerPart<HaproxyBackend> implements Balancer {

    @Namevar
    String name;

    @SubComponent
    InstalledServer installed;

    @SubComponent
    ManagedContent block;

    private final List<Listen> listens = new ArrayList<>();
    private final List<Address> backends = new ArrayList<>();
    private final List<String> directives = new ArrayList<>();
    private String mode = "http";
    private String health;
    private CertificateFiles certificate;
    private Path pem;
    private TargetPath socket = TargetPath.of("/run/haproxy/admin.sock");
    private Duration drainTime = Duration.ofSeconds(30);
    private boolean absent;
    private RunningServer haproxy;
    private HaproxySocket runtime;

    private HaproxyBackend(String name) {
        super(ServerProgram.HAPROXY);
        this.name = name;
        if (!name.matches("[A-Za-z0-9._:-]+")) {
            throw new IllegalArgumentException(
                    label() + " is no name for HAProxy: write letters, digits, '.', '_', ':' and '-'");
        }
    }

    /**
     * A group of servers.
     *
     * @param name what HAProxy calls it
     * @return the component, which still needs servers
     * @throws IllegalArgumentException for other characters than HAProxy takes
     */
    public static HaproxyBackend named(String name) {
        return new HaproxyBackend(name);
    }

    @Override
    protected HaproxyBackend self() {
        return this;
    }

    @Override
    String name() {
        return name;
    }

    /**
     * Adds servers.
     *
     * @param addresses as other components provide them; HAProxy calls each server by its address
     * @return this
     */
    public HaproxyBackend backends(List<Address> addresses) {
        backends.addAll(addresses);
        return this;
    }

    /**
     * Adds a server.
     *
     * @param address where it listens
     * @return this
     */
    public HaproxyBackend backend(Address address) {
        return backends(List.of(address));
    }

    /**
     * Adds a port at which HAProxy listens for this group, on all IPv4 addresses. Without one it is for frontends of others.
     *
     * @param port 1 to 65535
     * @return this
     */
    public HaproxyBackend listen(int port) {
        listens.add(Listen.at(port));
        return this;
    }

    /**
     * Adds an address at which HAProxy listens for this group.
     *
     * @param address the host is a name of this host, or an IP address: {@code ::} for all of IPv6
     * @return this
     */
    public HaproxyBackend listen(Address address) {
        listens.add(Listen.at(address));
        return this;
    }

    /**
     * Sets the certificate that it shows where it listens. HAProxy reads it again when it changes.
     *
     * @param files a component of this host that is deployed before; its key is called like the certificate, with {@code .key} after it
     * @return this
     */
    public HaproxyBackend tls(CertificateFiles files) {
        certificate = files;
        return reloadOn(files);
    }

    /**
     * Sets the certificate that it shows where it listens.
     *
     * @param file a mapped path: certificate, those of its authorities, and the key, as PEM; the key may be in another file, which is
     *     called like this one with {@code .key} after it
     * @return this
     */
    public HaproxyBackend tls(Path file) {
        pem = file;
        return this;
    }

    /**
     * Hands connections on as they are. By default requests of HTTP are.
     *
     * @return this
     */
    public HaproxyBackend tcp() {
        mode = "tcp";
        return this;
    }

    /**
     * Sets what a server is asked to find out whether it is well: it answers with 200 to 399. By default it is well while it accepts
     * connections.
     *
     * @param path as in {@code /health}
     * @return this
     */
    public HaproxyBackend health(String path) {
        health = Arguments.word(label(), "path", path);
        return this;
    }

    /**
     * Adds a line to the section.
     *
     * @param line one line of HAProxy's language: {@code balance leastconn}, {@code default-server inter 2s}
     * @return this
     */
    public HaproxyBackend directive(String line) {
        directives.add(Arguments.line(label(), "directive", line));
        return this;
    }

    /**
     * Sets where HAProxy writes its process id: what {@code -p} or {@code pidfile} says. It runs with {@code -W}.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public HaproxyBackend pidFile(String file) {
        return writesPid(TargetPath.of(file));
    }

    /**
     * Sets the socket by which servers are taken out and brought back: what {@code stats socket … level admin} says in the global
     * section; by default that of Debian's package.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public HaproxyBackend socket(String file) {
        socket = TargetPath.of(file);
        return this;
    }

    /**
     * Sets how long {@link #drain} waits for requests that a server still has, and {@link #restore} for it to be well; by default 30
     * seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public HaproxyBackend drainTime(Duration longest) {
        drainTime = Arguments.positive("drainTime", longest);
        return this;
    }

    /**
     * Sets how long {@link #drain} waits for requests that a server still has, and {@link #restore} for it to be well.
     *
     * @param longest as in {@code 30s}
     * @return this
     */
    public HaproxyBackend drainTime(String longest) {
        return drainTime(DurationText.parse(longest));
    }

    /**
     * Says that there shall be no such group.
     *
     * @return this
     */
    public HaproxyBackend absent() {
        absent = true;
        return this;
    }

    void configure(Configuration here) {
        if (!absent && backends.isEmpty()) {
            throw new IllegalArgumentException(label() + " has no servers: say .backends(…) or .backend(…)");
        }
        boolean encrypted = certificate != null || pem != null;
        if (encrypted && listens.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " has a certificate, and listens nowhere: say .listen(…), or drop .tls(…)");
        }
        Path shown = certificate == null ? pem : certificate.chain();
        if (certificate != null && !certificate.key().toString().equals(certificate.chain() + ".key")) {
            throw new IllegalArgumentException(label() + " needs the key of its certificate at " + certificate.chain()
                    + ".key, where HAProxy looks for it, and it is at " + certificate.key());
        }
        haproxy = server(here, reloading(here));
        haproxy.declare(here);
        installed = absent ? null : new InstalledServer(haproxy);
        runtime = new HaproxySocket(label(), name, socket.map(here), haproxy);
        block = ManagedContent.at(main(here)).validate(program(), "-c", "-f", "{}");
        if (actor().isOther()) {
            block.as(actor().name());
        }
        if (absent) {
            block.absent(name);
        } else {
            block.block(name, new HaproxyText(name, mode, listens, shown, health, directives, backends).text());
        }
    }

    /** The master of a server of one's own is told by a signal; that of a package is one of systemd's. */
    private List<String> reloading(Configuration here) {
        return isPackaged()
                ? List.of("systemctl", "reload", "haproxy")
                : List.of("pkill", "-USR2", "-F", pidFile(here).toString());
    }

    void verify(Probe probe) {
        lookForChanges(probe);
    }

    void update(Target target) {
        haproxy.reload(target, listens.stream().map(Listen::port).toList());
    }

    @Override
    public List<Address> servers() {
        return List.copyOf(backends);
    }

    @Override
    public void declare(Configuration here) {
        if (runtime == null) {
            throw new IllegalStateException(label() + " has no socket yet: ask it after here.add(…)");
        }
        runtime.declare(here);
    }

    /** Takes a server out, by HAProxy's socket: it gets no new requests, and those that it has are waited for. */
    @Override
    public void drain(Target target, Address server) {
        runtime.drain(target, known(server), drainTime);
    }

    /** Brings a server back, by HAProxy's socket, and waits until it is well. */
    @Override
    public void restore(Target target, Address server) {
        runtime.restore(target, known(server), drainTime);
    }

    private String known(Address server) {
        if (!backends.contains(server)) {
            throw new IllegalArgumentException(label() + " has no server " + server + ": it has " + backends);
        }
        return HaproxyText.nameOf(server);
    }
}
