package dev.launchway.library.packages;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Privilege;
import dev.launchway.api.Target;
import dev.launchway.library.component.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands of apt and dpkg that change the system: asked nothing, and repeated while another program has the lock.
 *
 * @param conffiles the options of dpkg for configuration files that were changed; none where none are touched
 * @param timeout how long one may take
 * @param lockTimeout how long the lock is waited for
 */
record Apt(List<String> conffiles, Duration timeout, Duration lockTimeout) {

    /** Keeps files that were changed. */
    static final List<String> KEEP = List.of("--force-confdef", "--force-confold");

    /** Replaces files that were changed. */
    static final List<String> REPLACE = List.of("--force-confnew");

    /** What maintainer scripts, ucf, apt-listchanges, apt-listbugs and needrestart read. */
    private static final Map<String, String> UNATTENDED = new TreeMap<>(Map.of(
            "LC_ALL", "C.UTF-8",
            "DEBIAN_FRONTEND", "noninteractive",
            "APT_LISTCHANGES_FRONTEND", "none",
            "APT_LISTBUGS_FRONTEND", "none",
            "NEEDRESTART_SUSPEND", "1"));

    private static final Pattern LOCKED =
            Pattern.compile("Could not get lock|frontend lock was locked|Unable to acquire the dpkg frontend lock");
    private static final Pattern HOLDER =
            Pattern.compile("held by process (\\d+ \\([^)]*\\)|\\d+)|by another process with pid (\\d+)");
    private static final Pattern UNKNOWN = Pattern.compile("E: (?:Unable to locate package|Couldn't find any package by"
            + "|Version '.*' for '.*' was not found|Package '.*' has no installation candidate)[^\n]*");
    private static final int LOOK_EVERY_MILLIS = 1000;

    /** A command of {@code apt-get}. */
    List<String> get(List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of("apt-get", "-y", "-q", "-o"));
        argv.add("DPkg::Lock::Timeout=" + lockTimeout.toSeconds());
        conffiles.forEach(option -> argv.addAll(List.of("-o", "Dpkg::Options::=" + option)));
        argv.addAll(arguments);
        return argv;
    }

    /** What gets the lists of packages. */
    List<String> refreshing() {
        return get(List.of("-o", "APT::Update::Error-Mode=any", "update"));
    }

    /** What ends a configuration that was cut off. */
    List<String> configuring() {
        List<String> argv = new ArrayList<>(List.of("dpkg"));
        argv.addAll(conffiles);
        argv.addAll(List.of("--configure", "-a"));
        return argv;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(UNATTENDED);
        if (!conffiles.isEmpty()) {
            environment.put(conffiles.equals(REPLACE) ? "UCF_FORCE_CONFFNEW" : "UCF_FORCE_CONFFOLD", "1");
        }
        return environment;
    }

    /** How long one may take, with the time for the lock. */
    Duration longest() {
        return timeout.plus(lockTimeout);
    }

    /** Says in {@code configure} that one is run. */
    void declare(Privilege root, List<String> argv) {
        Privilege unattended = root.timeout(longest());
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            unattended = unattended.env(variable.getKey(), variable.getValue());
        }
        unattended.runs(argv);
    }

    /** Runs one. */
    void run(Target root, List<String> argv) {
        Looks looks = new Looks(lockTimeout, LOOK_EVERY_MILLIS);
        while (true) {
            try {
                CommandCall call = root.command(argv.toArray(new String[0]))
                        .directory(Path.of("/"))
                        .timeout(longest());
                environment().forEach(call::env);
                call.run();
                return;
            } catch (CommandFailed e) {
                if (!LOCKED.matcher(e.stderr()).find()) {
                    throw explained(e);
                }
                if (!looks.again()) {
                    throw locked(e);
                }
            }
        }
    }

    private CommandFailed locked(CommandFailed e) {
        Matcher holder = HOLDER.matcher(e.stderr() + e.stdout());
        String who = "another program";
        if (holder.find()) {
            who = "process " + (holder.group(1) == null ? holder.group(2) : holder.group(1));
        }
        return because(
                e,
                who + " has the lock of dpkg or apt, which was waited for " + lockTimeout.toSeconds()
                        + " seconds: deploy again when it has ended, or wait longer by .lockTimeout(…)");
    }

    private static CommandFailed explained(CommandFailed e) {
        String errors = e.stderr();
        Matcher unknown = UNKNOWN.matcher(errors);
        if (unknown.find()) {
            return because(
                    e,
                    "apt knows no such package (" + unknown.group().substring(3)
                            + "): correct its name or version, or deploy the AptSource that has it before");
        }
        if (errors.contains("Packages were downgraded")) {
            return because(e, "apt would have to install an older version of a package: say .allowDowngrade()");
        }
        if (errors.contains("Held packages were changed")) {
            return because(
                    e,
                    "a package is held, and would have to change: say .notHeld() of it, or .held() if it is to be so afterwards");
        }
        if (errors.contains("Packages need to be removed but remove is disabled")) {
            return because(e, "apt would have to remove other packages: name those, or say .allowRemovals()");
        }
        if ((e.stdout() + errors).contains("error processing package")
                || errors.contains("Errors were encountered while processing")) {
            return because(
                    e,
                    e.getMessage() + "; dpkg has not finished a package: mend what its script says, and deploy again,"
                            + " which goes on with it");
        }
        return e;
    }

    private static CommandFailed because(CommandFailed e, String reason) {
        return new CommandFailed(reason, e.argv(), e.exitCode(), e.stdout(), e.stderr());
    }
}
