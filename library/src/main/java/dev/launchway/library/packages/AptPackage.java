package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Packages of Debian or Ubuntu, by apt.
 *
 * <pre>{@code
 * AptPackage.of("nginx", "curl", "jq");                          // there, in whatever version; one transaction
 * AptPackage.of("postgresql-16").version("16.3-1.pgdg120+1").held();
 * AptPackage.of("openssl").latest().listsWithin("1d");
 * AptPackage.of("haproxy").withoutStart();                       // its service is left to what is deployed later
 * AptPackage.of("apache2").absent();
 * }</pre>
 *
 * <p>What is installed is told by the files of dpkg; no program is started when there is nothing to do. A package that was cut off
 * half is ended first. Configuration files that were changed by hand, or by another component, stay as they are.
 *
 * <p>It needs root. Installations that would remove other packages, and removals of what others need, are refused unless {@link
 * #allowRemovals} is said.
 */
@Component
@Observed
public final class AptPackage {

    private static final Path INFO = Path.of("/var/lib/dpkg/info");

    @Namevar
    String name;

    private final List<String> names;
    private Wanted wanted = Wanted.PRESENT;
    private String version = "";
    private Boolean held;
    private boolean downgrade;
    private boolean removals;
    private boolean recommends = true;
    private boolean starts = true;
    private List<String> conffiles = Apt.KEEP;
    private Duration lists;
    private Duration timeout = Duration.ofMinutes(30);
    private Duration lockTimeout = Duration.ofMinutes(5);

    private Apt apt;
    private AptWish wish;
    private AptSteps steps;

    private AptPackage(List<String> names) {
        this.names = names;
        name = String.join(" ", names);
    }

    /**
     * Packages, which are installed in one transaction.
     *
     * @param names their names, with the architecture where another one than the host's is meant: {@code libc6:i386}
     * @return the component
     * @throws IllegalArgumentException for no name, and for a text that is none
     */
    public static AptPackage of(String... names) {
        return new AptPackage(PackageNames.names("AptPackage", names));
    }

    /**
     * Has one version of the package installed, whether it is newer or not.
     *
     * @param version as {@code apt-cache policy} shows it, whole: {@code 1.22.1-9+deb12u3}
     * @return this
     * @throws IllegalArgumentException for a text that is no version
     */
    public AptPackage version(String version) {
        this.version = PackageNames.version(label(), version);
        return this;
    }

    /**
     * Has the newest version installed that the host can get. Without it one that is installed stays as it is.
     *
     * @return this
     */
    public AptPackage latest() {
        wanted = Wanted.LATEST;
        return this;
    }

    /**
     * Has them removed; their configuration files stay.
     *
     * @return this
     */
    public AptPackage absent() {
        wanted = Wanted.ABSENT;
        return this;
    }

    /**
     * Has them removed, with their configuration files.
     *
     * @return this
     */
    public AptPackage purged() {
        wanted = Wanted.PURGED;
        return this;
    }

    /**
     * Keeps them as they are, whoever upgrades the host: {@code apt-mark hold}. This component may still change them.
     *
     * @return this
     */
    public AptPackage held() {
        held = true;
        return this;
    }

    /**
     * Lets them be upgraded again: {@code apt-mark unhold}. Beside {@link #absent} and {@link #purged} it lets held ones go. Without it a
     * hold is not looked at, and what is held stays.
     *
     * @return this
     */
    public AptPackage notHeld() {
        held = false;
        return this;
    }

    /**
     * Lets {@link #version} be an older one than what is installed. Many packages cannot go back: their data is of the newer one.
     *
     * @return this
     */
    public AptPackage allowDowngrade() {
        downgrade = true;
        return this;
    }

    /**
     * Lets other packages be removed: those that are in the way of these, or need them when they are to be absent.
     *
     * @return this
     */
    public AptPackage allowRemovals() {
        removals = true;
        return this;
    }

    /**
     * Leaves out what the packages recommend and do not need. Without it the host's own setting holds, which installs them.
     *
     * @return this
     */
    public AptPackage withoutRecommends() {
        recommends = false;
        return this;
    }

    /**
     * Keeps services from being started, or started again, by the installation.
     *
     * @return this
     */
    public AptPackage withoutStart() {
        starts = false;
        return this;
    }

    /**
     * Replaces configuration files that were changed by those of a new version. Without it they stay.
     *
     * @return this
     */
    public AptPackage replaceConfiguration() {
        conffiles = Apt.REPLACE;
        return this;
    }

    /**
     * Gets the lists of packages first when they are older. Without it they are got when they do not have the package or the version.
     *
     * @param age how old they may be when something is to be installed; with {@link #latest} in each run
     * @return this
     */
    public AptPackage listsWithin(Duration age) {
        lists = Arguments.positive("listsWithin", age);
        return this;
    }

    /**
     * Gets the lists of packages first when they are older.
     *
     * @param age as in {@code 1d}, {@code 12h}
     * @return this
     * @see #listsWithin(Duration)
     */
    public AptPackage listsWithin(String age) {
        return listsWithin(DurationText.parse(age));
    }

    /**
     * Sets how long one command of apt may take; 30 minutes by default.
     *
     * @param longest the time without that for the lock
     * @return this
     */
    public AptPackage timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long one command of apt may take; 30 minutes by default.
     *
     * @param longest as in {@code 30m}
     * @return this
     */
    public AptPackage timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Sets how long another program may have the lock of dpkg or apt; 5 minutes by default.
     *
     * @param longest the time, in whole seconds
     * @return this
     */
    public AptPackage lockTimeout(Duration longest) {
        lockTimeout = Arguments.positive("lockTimeout", longest);
        return this;
    }

    /**
     * Sets how long another program may have the lock of dpkg or apt; 5 minutes by default.
     *
     * @param longest as in {@code 5m}
     * @return this
     */
    public AptPackage lockTimeout(String longest) {
        return lockTimeout(DurationText.parse(longest));
    }

    private String label() {
        return "AptPackage(\"" + name + "\")";
    }

    void configure(Configuration here) {
        PackageNames.checkVersion(label(), names, version, wanted);
        if (!wanted.isPresent() && Boolean.TRUE.equals(held)) {
            throw new IllegalArgumentException(label() + " is to be absent and has a hold: keep one of both");
        }
        apt = new Apt(conffiles, timeout, lockTimeout);
        wish = new AptWish(names, wanted, version, held, downgrade, removals, recommends, lists);
        Privilege root = here.as("root");
        apt.declare(root, apt.configuring());
        apt.declare(root, apt.get(wish.arguments()));
        if (wanted.isPresent()) {
            apt.declare(root, apt.refreshing());
        }
        if (held != null && wanted.isPresent()) {
            apt.declare(root, wish.marking());
        }
        if (!starts) {
            root.writes(ServiceBan.FILE, ServiceBan.MODE, null, null);
            root.deletes(ServiceBan.FILE);
        }
        here.settle(wanted, wish.arguments(), held, starts, lists);
    }

    void verify(Probe probe) {
        AptSteps found = new AptSteps(wish);
        found.look(probe);
        if (!starts && ServiceBan.isLeft(probe)) {
            found.change("an interrupted run has left " + ServiceBan.FILE);
        }
        steps = found;
        probe.check(found.reasons().isEmpty(), String.join(", ", found.reasons()));
    }

    void update(Target target) {
        steps.run(target, apt, starts);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return names.stream()
                .flatMap(one -> LastUpdated.ofFile(probe, INFO.resolve(one + ".list")).stream())
                .max(Instant::compareTo);
    }
}
