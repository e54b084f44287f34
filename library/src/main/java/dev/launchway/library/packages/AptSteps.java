package dev.launchway.library.packages;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What has to be done on a host, so that it has the packages that are wanted, and why. */
final class AptSteps {

    private static final Duration LONGEST_QUERY = Duration.ofMinutes(2);

    private final AptWish wish;
    private final List<String> reasons = new ArrayList<>();
    private boolean configure;
    private boolean refresh;
    private boolean change;
    private boolean mark;

    AptSteps(AptWish wish) {
        this.wish = wish;
    }

    /** Why something has to be done; empty for nothing. */
    List<String> reasons() {
        return reasons;
    }

    /** Adds a reason to call apt. */
    void change(String why) {
        change = true;
        reasons.add(why);
    }

    /** Finds out what has to be done. */
    void look(Probe probe) {
        DpkgStatus status = DpkgStatus.read(probe);
        if (status.interrupted()) {
            configure = true;
            reasons.add("dpkg was interrupted");
        }
        if (wish.wanted().isPresent()) {
            wish.names().forEach(one -> lookAt(one, status, probe));
            if (wish.wanted() == Wanted.LATEST || change) {
                lookAtLists(probe, status);
            }
            // An installation takes the hold away.
            mark |= change && Boolean.TRUE.equals(wish.held());
        } else {
            wish.names().forEach(one -> lookForLeft(one, status.find(one)));
            if (change && !wish.removals()) {
                refuseRemovals(probe);
            }
        }
    }

    private void lookAt(String one, DpkgStatus status, Probe probe) {
        DpkgStatus.Entry entry = status.find(one);
        if (entry.isHalf()) {
            configure = true;
            change(one + " is installed only half (" + entry.state() + ")");
        } else if (!entry.isInstalled()) {
            change(one + " is not installed");
        } else if (!wish.isRight(entry)) {
            refuseDowngrade(probe, entry.version());
            change(one + " is installed as " + entry.version());
        } else if (status.isAutomatic(one)) {
            change(one + " is marked as needed by others alone");
        }
        if (wish.held() != null && wish.held() != entry.held()) {
            mark = true;
            reasons.add(one + (wish.held() ? " is not held" : " is held"));
        }
    }

    private void refuseDowngrade(Probe probe, String installed) {
        if (wish.downgrade()) {
            return;
        }
        CommandResult compared = probe.command("dpkg", "--compare-versions", installed, "gt", wish.version())
                .allowExit(0, 1)
                .directory(Path.of("/"))
                .timeout(LONGEST_QUERY)
                .run();
        if (compared.exitCode() == 0) {
            throw new IllegalStateException(
                    wish.names().get(0) + " is to be " + wish.version() + ", and the newer " + installed
                            + " is installed: say .allowDowngrade() if its data can go back, or name a newer version");
        }
    }

    /** What apt has to get before, and what it could upgrade. */
    private void lookAtLists(Probe probe, DpkgStatus status) {
        if (wish.lists() != null && AptLists.areOlder(probe, wish.lists())) {
            refresh = true;
            change("the lists of packages are older than "
                    + wish.lists().toString().substring(1));
        }
        AptLists known = AptLists.read(probe, wish.names());
        for (String one : wish.names()) {
            DpkgStatus.Entry entry = status.find(one);
            if (!known.has(one, wish.version()) && !(wish.version().isEmpty() && entry.isInstalled())) {
                refresh = true;
            }
            String newest = known.candidate(one);
            if (wish.wanted() == Wanted.LATEST
                    && entry.isInstalled()
                    && !newest.isEmpty()
                    && !newest.equals(entry.version())) {
                change(one + " is installed as " + entry.version() + ", and there is " + newest);
            }
        }
    }

    private void lookForLeft(String one, DpkgStatus.Entry entry) {
        if (!entry.isGone()) {
            change(one + " is installed");
        } else if (wish.wanted() == Wanted.PURGED && entry.hasLeftConfiguration()) {
            change("the configuration files of " + one + " are there");
        }
    }

    /** Fails where others would go too, which apt is asked for. */
    private void refuseRemovals(Probe probe) {
        List<String> argv = new ArrayList<>(List.of("apt-get", "--simulate", "remove"));
        argv.addAll(wish.names());
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
                .filter(one -> !wish.names().contains(one) && !wish.names().contains(one.replaceFirst(":.*", "")))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("with " + String.join(" ", wish.names()) + " apt would also remove "
                    + String.join(", ", others) + ": name them too, or say .allowRemovals()");
        }
    }

    /** Does it. */
    void run(Target target, Apt apt, boolean starts) {
        Target root = target.as("root");
        if (configure) {
            apt.run(root, apt.configuring());
        }
        if (refresh) {
            apt.run(root, apt.refreshing());
        }
        if (change && starts) {
            transact(root, apt);
        } else if (change) {
            ServiceBan.during(target, root, apt.longest(), () -> transact(root, apt));
        }
        if (mark) {
            apt.run(root, wish.marking());
        }
        if (!target.predicting() && wish.wanted().isPresent()) {
            check(DpkgStatus.read(target));
        }
    }

    /** A server has no longer what old lists name: then they are got, and it is tried again. */
    private void transact(Target root, Apt apt) {
        try {
            apt.run(root, apt.get(wish.arguments()));
        } catch (CommandFailed e) {
            if (refresh || !wish.wanted().isPresent() || !e.stderr().contains("Failed to fetch")) {
                throw e;
            }
            apt.run(root, apt.refreshing());
            apt.run(root, apt.get(wish.arguments()));
        }
    }

    private void check(DpkgStatus status) {
        for (String one : wish.names()) {
            if (!status.find(one).isInstalled()) {
                throw new IllegalStateException("apt has done all that was asked, and dpkg has no package " + one
                        + ": where others provide it, name one of these ('apt-cache showpkg " + one + "' lists them)");
            }
        }
    }
}
