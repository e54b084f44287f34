package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Packages of Fedora, Red Hat and their like, by dnf.
 *
 * <pre>{@code
 * DnfPackage.of("nginx", "jq");
 * DnfPackage.of("postgresql-server").version("16.3-1.fc40");
 * DnfPackage.of("httpd").absent();
 * }</pre>
 *
 * <p>What is installed is asked for by one {@code rpm -q}. It needs root. Dnf itself waits while another program has its lock.
 */
@Component
@Observed
public final class DnfPackage {

    private static final Duration LONGEST_QUERY = Duration.ofMinutes(2);
    private static final int UPDATES_THERE = 100;

    @Namevar
    String name;

    private final List<String> names;
    private Wanted wanted = Wanted.PRESENT;
    private String version = "";
    private boolean downgrade;
    private boolean removals;
    private Duration timeout = Duration.ofMinutes(30);

    private final List<List<String>> commands = new ArrayList<>();

    private DnfPackage(List<String> names) {
        this.names = names;
        name = String.join(" ", names);
    }

    /**
     * Packages, which are installed in one transaction.
     *
     * @param names their names, as {@code rpm -q} knows them
     * @return the component
     * @throws IllegalArgumentException for no name, and for a text that is none
     */
    public static DnfPackage of(String... names) {
        return new DnfPackage(PackageNames.names("DnfPackage", names));
    }

    /**
     * Has one version of the package installed.
     *
     * @param version with its release, {@code 16.3-1.fc40}, or without
     * @return this
     * @throws IllegalArgumentException for a text that is no version
     */
    public DnfPackage version(String version) {
        this.version = PackageNames.version(label(), version);
        return this;
    }

    /**
     * Has the newest version installed that the host can get. Without it one that is installed stays as it is.
     *
     * @return this
     */
    public DnfPackage latest() {
        wanted = Wanted.LATEST;
        return this;
    }

    /**
     * Has them removed.
     *
     * @return this
     */
    public DnfPackage absent() {
        wanted = Wanted.ABSENT;
        return this;
    }

    /**
     * Lets {@link #version} be an older one than what is installed.
     *
     * @return this
     */
    public DnfPackage allowDowngrade() {
        downgrade = true;
        return this;
    }

    /**
     * Lets what needs them be removed with them, and what was installed for them. Without it rpm refuses to remove what is needed.
     *
     * @return this
     */
    public DnfPackage allowRemovals() {
        removals = true;
        return this;
    }

    /**
     * Sets how long one command of dnf may take; 30 minutes by default.
     *
     * @param longest the time, with that for the lock
     * @return this
     */
    public DnfPackage timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long one command of dnf may take; 30 minutes by default.
     *
     * @param longest as in {@code 30m}
     * @return this
     */
    public DnfPackage timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    private String label() {
        return "DnfPackage(\"" + name + "\")";
    }

    void configure(Configuration here) {
        PackageNames.checkVersion(label(), names, version, wanted);
        Privilege root = here.as("root").timeout(timeout);
        if (wanted.isPresent()) {
            root.runs(installing());
            root.runs(upgrading());
        } else {
            root.runs(removing());
        }
        here.settle(wanted, names, version, downgrade, removals);
    }

    private List<String> installing() {
        return withNames("dnf", "-y", "-q", "install");
    }

    private List<String> upgrading() {
        return withNames("dnf", "-y", "-q", "upgrade");
    }

    private List<String> removing() {
        return removals ? withNames("dnf", "-y", "-q", "remove") : withNames("rpm", "-e");
    }

    private List<String> withNames(String... command) {
        List<String> argv = new ArrayList<>(List.of(command));
        names.forEach(one -> argv.add(version.isEmpty() ? one : one + "-" + version));
        return argv;
    }

    void verify(Probe probe) {
        commands.clear();
        Map<String, String> installed = installed(probe);
        List<String> reasons = new ArrayList<>();
        boolean missing = false;
        boolean other = false;
        for (String one : names) {
            String now = installed.get(one);
            if (!wanted.isPresent()) {
                missing |= now != null;
                reasons.addAll(now == null ? List.of() : List.of(one + " is installed"));
            } else if (now == null) {
                missing = true;
                reasons.add(one + " is not installed");
            } else if (!isVersion(now)) {
                other = true;
                reasons.add(one + " is installed as " + now);
            }
        }
        if (missing) {
            commands.add(wanted.isPresent() ? installing() : removing());
        }
        if (other) {
            commands.add(downgrade ? installing() : upgrading());
        }
        if (wanted == Wanted.LATEST && installed.size() > 0 && hasUpdates(probe)) {
            commands.add(upgrading());
            reasons.add("there are newer versions");
        }
        probe.check(reasons.isEmpty(), String.join(", ", reasons));
    }

    /** The versions of those that are installed. */
    private Map<String, String> installed(Probe probe) {
        List<String> argv =
                new ArrayList<>(List.of("rpm", "-q", "--qf", "%{NAME} %{EPOCHNUM}:%{VERSION}-%{RELEASE}\\n"));
        argv.addAll(names);
        // It exits with the number of those that are not installed.
        int[] codes = IntStream.rangeClosed(0, names.size()).toArray();
        String output = call(probe, LONGEST_QUERY, argv).allowExit(codes).run().stdout();
        Map<String, String> installed = new HashMap<>();
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length == 2) {
                installed.put(words[0], words[1]);
            }
        }
        return installed;
    }

    private boolean isVersion(String installed) {
        String plain = installed.substring(installed.indexOf(':') + 1);
        return version.isEmpty()
                || version.equals(installed)
                || version.equals(plain)
                || version.equals(plain.substring(0, plain.lastIndexOf('-')));
    }

    private boolean hasUpdates(Probe probe) {
        return call(probe, timeout, withNames("dnf", "-q", "check-update"))
                        .allowExit(0, UPDATES_THERE)
                        .run()
                        .exitCode()
                == UPDATES_THERE;
    }

    private static CommandCall call(Probe probe, Duration longest, List<String> argv) {
        return probe.command(argv.toArray(new String[0]))
                .env("LC_ALL", "C.UTF-8")
                .directory(Path.of("/"))
                .timeout(longest);
    }

    void update(Target target) {
        Target root = target.as("root");
        for (List<String> command : commands) {
            try {
                root.command(command.toArray(new String[0]))
                        .directory(Path.of("/"))
                        .timeout(timeout)
                        .run();
            } catch (CommandFailed e) {
                throw explained(e);
            }
        }
        if (!target.predicting()) {
            check(installed(target));
        }
    }

    private CommandFailed explained(CommandFailed e) {
        String why = e.getMessage();
        if (e.stderr().contains("Unable to find a match") || e.stderr().contains("No match for argument")) {
            why = "dnf knows no such package: correct its name or version, or add the repository that has it";
        } else if (e.stderr().contains("is needed by (installed)")) {
            why = "others need it: name them too, or say .allowRemovals()";
        }
        return new CommandFailed(why, e.argv(), e.exitCode(), e.stdout(), e.stderr());
    }

    private void check(Map<String, String> installed) {
        for (String one : names) {
            String now = installed.get(one);
            if (wanted.isPresent() && now == null) {
                throw new IllegalStateException("dnf has done all that was asked, and rpm has no package " + one
                        + ": it is provided by another one, so name that ('dnf provides " + one + "' tells it)");
            }
            if (wanted.isPresent() && !isVersion(now)) {
                throw new IllegalStateException(label() + " is to be " + version + ", and dnf leaves the newer " + now
                        + ": say .allowDowngrade() if its data can go back, or name a newer version");
            }
        }
    }
}
