package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.CommandFailed;
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
import java.util.ArrayList;
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
public final class AptPackage {

    private static final Path INFO = Path.of("/var/lib/dpkg/info");
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(2);

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
    private boolean configure;
    private boolean refresh;
    private boolean change;
    private boolean mark;

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
        Privilege root = here.as("root");
        apt.declare(root, apt.configuring());
        apt.declare(root, transaction());
        if (wanted.isPresent()) {
            apt.declare(root, apt.refreshing());
        }
        if (held != null && wanted.isPresent()) {
            apt.declare(root, marking());
        }
        if (!starts) {
            root.writes(ServiceBan.FILE, ServiceBan.MODE, null, null);
            root.deletes(ServiceBan.FILE);
        }
        here.settle(wanted, transaction(), held, starts, lists);
    }

    private List<String> marking() {
        List<String> argv = new ArrayList<>(List.of("apt-mark", held ? "hold" : "unhold"));
        argv.addAll(names);
        return argv;
    }

    /** The same for all states of the host, so that a host can allow this and nothing else. */
    private List<String> transaction() {
        List<String> arguments = new ArrayList<>();
        if (held != null) {
            arguments.add("--allow-change-held-packages");
        }
        if (wanted.isPresent()) {
            if (!removals) {
                arguments.add("--no-remove");
            }
            if (!recommends) {
                arguments.add("--no-install-recommends");
            }
            if (downgrade) {
                arguments.add("--allow-downgrades");
            }
            if (wanted == Wanted.PRESENT && version.isEmpty()) {
                arguments.add("--no-upgrade");
            }
            arguments.add("install");
        } else {
            arguments.add(wanted == Wanted.ABSENT ? "remove" : "purge");
        }
        names.forEach(one -> arguments.add(version.isEmpty() ? one : one + "=" + version));
        return apt.get(arguments);
    }

    void verify(Probe probe) {
        configure = false;
        refresh = false;
        change = false;
        mark = false;
        DpkgStatus status = DpkgStatus.read(probe);
        List<String> reasons = wanted.isPresent() ? missing(status, probe) : present(status);
        if (status.interrupted()) {
            configure = true;
            reasons.add(0, "dpkg was interrupted");
        }
        if (!starts && ServiceBan.isLeft(probe)) {
            change = true;
            reasons.add("an interrupted run has left " + ServiceBan.FILE);
        }
        if (change && !wanted.isPresent() && !removals) {
            refuseRemovals(probe);
        }
        probe.check(reasons.isEmpty(), String.join(", ", reasons));
    }

    private List<String> missing(DpkgStatus status, Probe probe) {
        List<String> reasons = new ArrayList<>();
        for (String one : names) {
            DpkgStatus.Entry entry = status.find(one);
            if (entry.isHalf()) {
                configure = true;
                change = true;
                reasons.add(one + " is installed only half (" + entry.state() + ")");
            } else if (!entry.isInstalled()) {
                change = true;
                reasons.add(one + " is not installed");
            } else if (!version.isEmpty() && !version.equals(entry.version())) {
                refuseDowngrade(probe, entry.version());
                change = true;
                reasons.add(one + " is installed as " + entry.version());
            } else if (status.isAutomatic(one)) {
                change = true;
                reasons.add(one + " is marked as needed by others alone");
            }
            if (held != null && held != entry.held()) {
                mark = true;
                reasons.add(one + (held ? " is not held" : " is held"));
            }
        }
        if (wanted == Wanted.LATEST || change) {
            look(probe, status, reasons);
        }
        // An installation takes the hold away.
        mark |= change && Boolean.TRUE.equals(held);
        return reasons;
    }

    /** What apt has to get before, and what it could upgrade. */
    private void look(Probe probe, DpkgStatus status, List<String> reasons) {
        if (lists != null && AptLists.areOlder(probe, lists)) {
            refresh = true;
            change = true;
            reasons.add(
                    "the lists of packages are older than " + lists.toString().substring(1));
        }
        AptLists known = AptLists.read(probe, names);
        for (String one : names) {
            String installed = status.find(one).version();
            if (!known.has(one, version)
                    && !(version.isEmpty() && status.find(one).isInstalled())) {
                refresh = true;
            }
            String newest = known.candidate(one);
            if (wanted == Wanted.LATEST
                    && status.find(one).isInstalled()
                    && !newest.isEmpty()
                    && !newest.equals(installed)) {
                change = true;
                reasons.add(one + " is installed as " + installed + ", and there is " + newest);
            }
        }
    }

    private void refuseDowngrade(Probe probe, String installed) {
        if (!downgrade
                && probe.command("dpkg", "--compare-versions", installed, "gt", version)
                                .allowExit(0, 1)
                                .directory(Path.of("/"))
                                .timeout(LONGEST_QUERY)
                                .run()
                                .exitCode()
                        == 0) {
            throw new IllegalStateException(label() + " is to be " + version + ", and the newer " + installed
                    + " is installed: say .allowDowngrade() if its data can go back, or name a newer version");
        }
    }

    private List<String> present(DpkgStatus status) {
        List<String> reasons = new ArrayList<>();
        for (String one : names) {
            DpkgStatus.Entry entry = status.find(one);
            if (!entry.isGone()) {
                reasons.add(one + " is installed");
            } else if (wanted == Wanted.PURGED && entry.hasLeftConfiguration()) {
                reasons.add("the configuration files of " + one + " are there");
            }
        }
        change = !reasons.isEmpty();
        return reasons;
    }

    /** Fails where others would go too, which apt is asked for. */
    private void refuseRemovals(Probe probe) {
        List<String> argv = new ArrayList<>(List.of("apt-get", "--simulate", "remove"));
        argv.addAll(names);
        String simulated = probe.command(argv.toArray(new String[0]))
                .env("LC_ALL", "C.UTF-8")
                .directory(Path.of("/"))
                .timeout(LONGEST_QUERY)
                .run()
                .stdout();
        List<String> others = simulated
                .lines()
                .filter(line -> line.startsWith("Remv "))
                .map(line -> line.split(" ", -1)[1])
                .filter(one -> !names.contains(one) && !names.contains(one.replaceFirst(":.*", "")))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("with " + name + " apt would also remove " + String.join(", ", others)
                    + ": name them too, or say .allowRemovals()");
        }
    }

    void update(Target target) {
        Target root = target.as("root");
        if (configure) {
            apt.run(root, apt.configuring());
        }
        if (refresh) {
            apt.run(root, apt.refreshing());
        }
        if (change && starts) {
            change(root);
        } else if (change) {
            ServiceBan.during(target, root, timeout.plus(lockTimeout), () -> change(root));
        }
        if (mark) {
            apt.run(root, marking());
        }
        if (!target.predicting()) {
            check(DpkgStatus.read(target));
        }
    }

    /** A server has no longer what old lists name: then they are got, and it is tried again. */
    private void change(Target root) {
        try {
            apt.run(root, transaction());
        } catch (CommandFailed e) {
            if (refresh || !e.stderr().contains("Failed to fetch")) {
                throw e;
            }
            apt.run(root, apt.refreshing());
            apt.run(root, transaction());
        }
    }

    private void check(DpkgStatus status) {
        for (String one : names) {
            if (wanted.isPresent() && !status.find(one).isInstalled()) {
                throw new IllegalStateException("apt has done all that was asked, and dpkg has no package " + one
                        + ": where others provide it, name one of these ('apt-cache showpkg " + one + "' lists them)");
            }
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return names.stream()
                .flatMap(one -> LastUpdated.ofFile(probe, INFO.resolve(one + ".list")).stream())
                .max(Instant::compareTo);
    }
}
