package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import dev.launchway.text.HostKeyText;
import dev.launchway.text.HostText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A host whose key ssh knows, so that it asks nobody and takes no other one: a line of {@code ~/.ssh/known_hosts}.
 *
 * <pre>{@code
 * String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
 * KnownHost.of("github.com").key(key);
 * KnownHost.of("git.example.com").port(2222).fingerprint("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU").user("shop");
 * KnownHost.of("backup.example.com").key(key).hashed().ofSystem();
 * }</pre>
 *
 * <p>The file has the keys that were given, and no other ones of this host. With a fingerprint the host is asked for its keys, by
 * {@code ssh-keyscan}, while the file has none with that fingerprint; a key with another one is never taken.
 */
@Component
@Observed
public final class KnownHost {

    private static final int USUAL_PORT = 22;
    private static final Duration USUAL = Duration.ofSeconds(30);

    @Namevar
    String name;

    private int port = USUAL_PORT;
    private final List<SshKey> keys = new ArrayList<>();
    private final List<String> fingerprints = new ArrayList<>();
    private String user;
    private String home;
    private boolean hashed;
    private boolean ofSystem;
    private boolean absent;
    private Duration timeout = USUAL;

    private SshFile file;
    private KnownHostLines lines;
    private String next;

    private KnownHost(String name) {
        this.name = name;
    }

    /**
     * A host.
     *
     * @param name its name or IP address, as ssh is given it
     * @return the component, which still needs a key or a fingerprint
     * @throws IllegalArgumentException for a text that is no name of one host
     */
    public static KnownHost of(String name) {
        HostText.fault(name).ifPresent(fault -> {
            throw new IllegalArgumentException("KnownHost: '" + name + "' is no host: "
                    + fault.replace("stands in ssh-port", "is set by .port(…)"));
        });
        return new KnownHost(name);
    }

    /**
     * Sets the port at which it is reached; by default 22.
     *
     * @param number 1 to 65535
     * @return this
     * @throws IllegalArgumentException for another number
     */
    public KnownHost port(int number) {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException(label() + ": " + number + " is no port: give 1 to 65535");
        }
        port = number;
        return this;
    }

    /**
     * Adds a key of it. No server is asked.
     *
     * @param key its type and itself, as in {@code ssh-ed25519 AAAA…}; what else stands on the line is passed over
     * @return this
     * @throws IllegalArgumentException for a text that is no whole public key
     */
    public KnownHost key(String key) {
        HostKeyText.fault(key.strip()).ifPresent(fault -> {
            throw new IllegalArgumentException(
                    label() + ": '" + SshKey.shortened(key) + "' is no whole public key: " + fault);
        });
        keys.add(SshKey.parse(label(), key));
        return this;
    }

    /**
     * Adds the fingerprint of a key of it: the host is asked for the key, and another one is not taken.
     *
     * @param digest as {@code ssh-keygen -l} shows it: {@code SHA256:…}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public KnownHost fingerprint(String digest) {
        if (!digest.matches("SHA256:[A-Za-z0-9+/]{43}")) {
            throw new IllegalArgumentException(label() + ": '" + digest + "' is no fingerprint of a key: give SHA256:"
                    + " and 43 characters, as 'ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub' shows them there");
        }
        fingerprints.add(digest);
        return this;
    }

    /**
     * Sets who knows it; by default the user of the deployment.
     *
     * @param name a user of the target
     * @return this
     */
    public KnownHost user(String name) {
        user = AccountNames.checked(label(), "user", name);
        return this;
    }

    /**
     * Sets the home directory of that user, where it is not {@code /home/NAME}, or {@code /root}.
     *
     * @param path absolute, on the target; another one than the host knows is an error
     * @return this
     */
    public KnownHost home(String path) {
        home = path;
        return this;
    }

    /**
     * Sets the home directory of that user.
     *
     * @param path absolute, on the target
     * @return this
     * @see #home(String)
     */
    public KnownHost home(Path path) {
        return home(path.toString());
    }

    /**
     * Lets all users of the system know it, by {@code /etc/ssh/ssh_known_hosts}, as root.
     *
     * @return this
     */
    public KnownHost ofSystem() {
        ofSystem = true;
        return this;
    }

    /**
     * Hides its name from who reads the file.
     *
     * @return this
     */
    public KnownHost hashed() {
        hashed = true;
        return this;
    }

    /**
     * Makes sure that the file has no key of it.
     *
     * @return this
     */
    public KnownHost absent() {
        absent = true;
        return this;
    }

    /**
     * Sets how long the host may take to show its keys; by default 30 seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public KnownHost timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long the host may take to show its keys.
     *
     * @param longest as in {@code 30s}
     * @return this
     * @see #timeout(Duration)
     */
    public KnownHost timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    private String label() {
        return "KnownHost(\"" + name + "\")";
    }

    void configure(Configuration here) {
        checkSettings();
        lines = new KnownHostLines(port == USUAL_PORT ? name : "[" + name + "]:" + port, hashed);
        file = ofSystem
                ? SshFile.ofSystem(here, label(), "/etc/ssh/ssh_known_hosts")
                : SshFile.ofUser(here, label(), user, home, "known_hosts");
        file.declare(here, Set.of());
        here.manage(
                file.path().resolveSibling(file.path().getFileName() + " (host " + lines.host() + ")"), Aspect.CONTENT);
        here.settle(file.path(), lines.toString(), keys, fingerprints);
    }

    private void checkSettings() {
        if (absent) {
            return;
        }
        if (keys.isEmpty() && fingerprints.isEmpty()) {
            throw new IllegalArgumentException(
                    label()
                            + " has no key: add .key(\"ssh-ed25519 AAAA…\"), or .fingerprint(\"SHA256:…\") to have the host asked for it");
        }
        if (!keys.isEmpty() && !fingerprints.isEmpty()) {
            throw new IllegalArgumentException(label() + " has keys and fingerprints: keep one of both");
        }
        if (ofSystem && user != null) {
            throw new IllegalArgumentException(label() + " is for the system and for a user: keep one of both");
        }
    }

    void verify(Probe probe) {
        file.check(probe);
        String now = file.read(probe);
        next = lines.putInto(now, absent ? List.of() : wanted(probe, now));
        if (!next.equals(now)) {
            file.show(probe, now, next);
            throw new UpdateNeeded(absent ? "the file has keys of it" : "the file has other keys of it");
        }
        String problem = file.problem(probe);
        probe.check(problem == null, problem);
    }

    /** The keys that were given, or that were shown and have the fingerprints that were given. */
    private List<SshKey> wanted(Probe probe, String now) {
        if (fingerprints.isEmpty()) {
            return keys;
        }
        List<SshKey> known = withFingerprints(lines.keys(now));
        return known.size() == fingerprints.size() ? known : shown(probe);
    }

    private List<SshKey> withFingerprints(List<SshKey> offered) {
        return offered.stream()
                .distinct()
                .filter(key -> fingerprints.contains(key.fingerprint()))
                .toList();
    }

    private List<SshKey> shown(Probe probe) {
        List<SshKey> offered = scan(probe)
                .lines()
                .map(KnownHostLine::read)
                .flatMap(Optional::stream)
                .map(KnownHostLine::key)
                .toList();
        List<SshKey> fitting = withFingerprints(offered);
        if (fitting.size() < fingerprints.size()) {
            throw new IllegalStateException(
                    offered.isEmpty()
                            ? lines.host() + " showed no key: look whether an SSH server answers there"
                            : lines.host() + " shows keys with the fingerprints "
                                    + offered.stream().map(SshKey::fingerprint).toList() + ", and is to have "
                                    + fingerprints
                                    + ": another host answers there, or it has got new keys; ask who runs it, and trust no key"
                                    + " before that");
        }
        return fitting;
    }

    private String scan(Probe probe) {
        try {
            return probe.command(
                            "ssh-keyscan",
                            "-T",
                            Long.toString(Math.max(1, timeout.toSeconds())),
                            "-p",
                            Integer.toString(port),
                            "--",
                            name)
                    .directory(Path.of("/"))
                    .timeout(timeout.multipliedBy(2))
                    .allowExit(0, 1)
                    .run()
                    .stdout();
        } catch (CommandFailed e) {
            if (e.exitCode() >= 0) {
                throw e;
            }
            throw new IllegalStateException(
                    "there is no program 'ssh-keyscan' on this host that works (" + e.getMessage()
                            + "): install the package openssh-client, or give the key itself by .key(…)",
                    e);
        }
    }

    void update(Target target) {
        file.write(target, next);
    }
}
