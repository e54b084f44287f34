package dev.launchway.library.packages;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages of Alpine Linux, by apk.
 *
 * <pre>{@code
 * ApkPackage.of("nginx", "jq");
 * ApkPackage.of("postgresql16").version("16.3-r0");
 * ApkPackage.of("apache2").absent();
 * }</pre>
 *
 * <p>What is installed is told by the files of apk; no program is started when there is nothing to do. It needs root.
 */
@Component
@Observed
public final class ApkPackage {

    private static final Path INSTALLED = Path.of("/lib/apk/db/installed");
    private static final Path WORLD = Path.of("/etc/apk/world");
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(2);

    @Namevar
    String name;

    private final List<String> names;
    private Wanted wanted = Wanted.PRESENT;
    private String version = "";
    private Duration timeout = Duration.ofMinutes(30);
    private Duration lockTimeout = Duration.ofMinutes(5);

    private ApkPackage(List<String> names) {
        this.names = names;
        name = String.join(" ", names);
    }

    /**
     * Packages, which are installed in one transaction.
     *
     * @param names their names
     * @return the component
     * @throws IllegalArgumentException for no name, and for a text that is none
     */
    public static ApkPackage of(String... names) {
        return new ApkPackage(PackageNames.names("ApkPackage", names));
    }

    /**
     * Has one version of the package installed, and keeps apk from taking another one.
     *
     * @param version with its release: {@code 16.3-r0}
     * @return this
     * @throws IllegalArgumentException for a text that is no version
     */
    public ApkPackage version(String version) {
        this.version = PackageNames.version(label(), version);
        return this;
    }

    /**
     * Has the newest version installed that the host can get. Without it one that is installed stays as it is.
     *
     * @return this
     */
    public ApkPackage latest() {
        wanted = Wanted.LATEST;
        return this;
    }

    /**
     * Has them removed, unless others need them.
     *
     * @return this
     */
    public ApkPackage absent() {
        wanted = Wanted.ABSENT;
        return this;
    }

    /**
     * Sets how long the command may take; 30 minutes by default.
     *
     * @param longest the time without that for the lock
     * @return this
     */
    public ApkPackage timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long the command may take; 30 minutes by default.
     *
     * @param longest as in {@code 30m}
     * @return this
     */
    public ApkPackage timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Sets how long another program may have apk's lock; 5 minutes by default.
     *
     * @param longest the time, in whole seconds
     * @return this
     */
    public ApkPackage lockTimeout(Duration longest) {
        lockTimeout = Arguments.positive("lockTimeout", longest);
        return this;
    }

    /**
     * Sets how long another program may have apk's lock; 5 minutes by default.
     *
     * @param longest as in {@code 5m}
     * @return this
     */
    public ApkPackage lockTimeout(String longest) {
        return lockTimeout(DurationText.parse(longest));
    }

    private String label() {
        return "ApkPackage(\"" + name + "\")";
    }

    void configure(Configuration here) {
        PackageNames.checkVersion(label(), names, version, wanted);
        here.as("root").timeout(timeout.plus(lockTimeout)).runs(transaction());
        here.settle(wanted, transaction());
    }

    private List<String> transaction() {
        List<String> argv = new ArrayList<>(List.of("apk", "--wait", Long.toString(lockTimeout.toSeconds())));
        switch (wanted) {
            case PRESENT -> argv.addAll(List.of("--update-cache", "add"));
            case LATEST -> argv.addAll(List.of("--update-cache", "add", "--upgrade"));
            default -> argv.add("del");
        }
        names.forEach(one -> argv.add(version.isEmpty() ? one : one + "=" + version));
        return argv;
    }

    void verify(Probe probe) {
        if (!probe.exists(INSTALLED)) {
            throw new IllegalStateException("there is no " + INSTALLED
                    + ": this host has no apk; Package takes what the platform of the host has");
        }
        String installed = installed(probe);
        List<String> world =
                probe.exists(WORLD) ? List.of(probe.read(WORLD).strip().split("\\s+", -1)) : List.of();
        List<String> reasons = new ArrayList<>();
        for (String one : names) {
            String now = version(installed, one);
            if (!wanted.isPresent()) {
                reasons.addAll(now.isEmpty() ? List.of() : List.of(one + " is installed"));
            } else if (now.isEmpty()) {
                reasons.add(one + " is not installed");
            } else if (!version.isEmpty() && !version.equals(now)) {
                reasons.add(one + " is installed as " + now);
            } else if (!world.contains(version.isEmpty() ? one : one + "=" + version)) {
                reasons.add(one + " is not what the host was told to have");
            }
        }
        if (wanted == Wanted.LATEST && reasons.isEmpty()) {
            askForNewer(probe, reasons);
        }
        probe.check(reasons.isEmpty(), String.join(", ", reasons));
    }

    private static String installed(Probe probe) {
        return "\n" + new String(probe.readBytes(INSTALLED), StandardCharsets.ISO_8859_1);
    }

    /** The version of an installed package, by apk's database; empty where it is not there. */
    private static String version(String installed, String name) {
        int at = installed.indexOf("\nP:" + name + "\n");
        if (at < 0) {
            return "";
        }
        int version = installed.indexOf("\nV:", at) + 3;
        return installed.substring(version, installed.indexOf('\n', version));
    }

    private void askForNewer(Probe probe, List<String> reasons) {
        List<String> argv = new ArrayList<>(List.of("apk", "version", "-l", "<"));
        argv.addAll(names);
        String newer = probe.command(argv.toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(LONGEST_QUERY)
                .run()
                .stdout();
        newer.lines()
                .filter(line -> line.contains(" < "))
                .forEach(line -> reasons.add("there is a newer " + line.strip().replaceAll("\\s+", " ")));
    }

    void update(Target target) {
        try {
            target.as("root")
                    .command(transaction().toArray(new String[0]))
                    .directory(Path.of("/"))
                    .timeout(timeout.plus(lockTimeout))
                    .run();
        } catch (CommandFailed e) {
            throw explained(e);
        }
        if (!target.predicting()) {
            check(installed(target));
        }
    }

    private static CommandFailed explained(CommandFailed e) {
        String why = e.getMessage();
        if (e.stderr().contains("no such package") || e.stdout().contains("no such package")) {
            why = "apk knows no such package: correct its name or version, or add the repository that has it";
        } else if (e.stderr().contains("Unable to lock database")) {
            why =
                    "another program has the lock of apk: deploy again when it has ended, or wait longer by .lockTimeout(…)";
        }
        return new CommandFailed(why, e.argv(), e.exitCode(), e.stdout(), e.stderr());
    }

    private void check(String installed) {
        for (String one : names) {
            boolean there = !version(installed, one).isEmpty();
            if (there && !wanted.isPresent()) {
                throw new IllegalStateException("others need " + one
                        + ", so apk keeps it: name them too ('apk info --rdepends " + one + "' lists them)");
            }
            if (!there && wanted.isPresent()) {
                throw new IllegalStateException("apk has done all that was asked, and has no package " + one
                        + ": it is provided by another one, so name that");
            }
        }
    }
}
