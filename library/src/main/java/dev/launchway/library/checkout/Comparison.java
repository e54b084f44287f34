package dev.launchway.library.checkout;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.RequiredProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Compares a checkout with what is wanted of it: without a process, and without the network, as long as files can tell. */
final class Comparison {

    private static final int SHOWN_CHANGES = 10;
    private static final int SHORT_REVISION = 12;

    private final Probe probe;
    private final Path path;
    private final VersionControl control;
    private final CheckoutDemand demand;
    private final Note note;

    Comparison(Probe probe, Path path, VersionControl control, CheckoutDemand demand, Note note) {
        this.probe = probe;
        this.path = path;
        this.control = control;
        this.demand = demand;
        this.note = note;
    }

    /**
     * What has to be done; {@code null} for nothing.
     *
     * @param leading whether missing parent directories are made
     * @param resolved gives the revision that is wanted
     */
    CheckoutWork work(boolean leading, Supplier<String> resolved) {
        FileStatus there = probe.status(path);
        if (!there.exists()) {
            Placement.checkParent(probe, path, leading);
            return anew(resolved.get());
        }
        Placement.checkDirectory(probe, path, there);
        boolean begun = note != null && note.progress() == Note.Progress.CLONING;
        if (begun || probe.list(path).isEmpty()) {
            return anew(resolved.get());
        }
        if (!probe.status(path.resolve(control.administration())).isDirectory()) {
            if (note == null || !demand.clobber()) {
                throw new IllegalStateException("the directory " + path + " is not empty, and no checkout of "
                        + control.program() + ": move it away or choose another path");
            }
            return anew(resolved.get());
        }
        checkOwner();
        boolean complete = note != null && note.isComplete();
        if (!demand.updates() && (complete || note == null)) {
            return null;
        }
        String revision = resolved.get();
        return complete && isUntouched(revision) ? null : asked(revision);
    }

    private CheckoutWork anew(String revision) {
        requireClient();
        probe.log("checks out " + described(revision));
        return new CheckoutWork(demand.wanted(), revision, true, false, true, false, true);
    }

    /** A client runs what the configuration of a checkout names: that of another user is not to be trusted. */
    private void checkOwner() {
        String owner = probe.status(path.resolve(control.administration())).owner();
        FileStatus own = probe.status(probe.workdir());
        String self = own.exists() ? own.owner() : System.getProperty("user.name");
        if (!owner.equals(self)) {
            throw new IllegalStateException("the checkout " + path + " belongs to " + owner + ", and " + self
                    + " would run what its configuration says: deploy it as " + owner + " (service-user), or give "
                    + path + " to " + self);
        }
    }

    private boolean isUntouched(String revision) {
        return note.url().equals(demand.url())
                && note.settings().equals(demand.settings())
                && control.same(note.revision(), revision)
                && note.state().equals(control.state(probe, path))
                && note.tree().equals(TreeState.of(probe, path, control.administration()));
    }

    private void requireClient() {
        control.checkVersion(RequiredProgram.check(probe, control.program(), control.packageName()));
    }

    private CheckoutWork asked(String revision) {
        requireClient();
        if (note == null) {
            checkOrigin();
        }
        boolean unfinished = note != null && !note.isComplete();
        String noted = note == null ? "" : note.revision();
        List<String> changes = unfinished ? List.of() : control.changes(probe, path, !demand.keepUntracked(), noted);
        if (!changes.isEmpty() && !demand.clobber()) {
            throw new IllegalStateException("the checkout " + path + " has local changes, and is left as it is: "
                    + shown(changes) + ". Bring them into the repository, or remove them; .clobber() gives them up"
                    + (control.changes(probe, path, false, noted).isEmpty()
                            ? ", .keepUntracked() does not mind files that are not in the repository"
                            : ""));
        }
        boolean otherUrl = note != null && !note.url().equals(demand.url());
        boolean otherSettings = note == null || !note.settings().equals(demand.settings());
        String current = control.revision(probe, path);
        boolean same = control.same(current, revision);
        if (same && changes.isEmpty() && !unfinished && !otherUrl && !otherSettings) {
            return null;
        }
        if (!changes.isEmpty()) {
            probe.log("gives up local changes: " + shown(changes));
        }
        if (otherUrl) {
            probe.log("comes from " + demand.url() + " instead of " + note.url());
        }
        if (unfinished) {
            probe.log("finishes what was interrupted: " + described(revision));
        } else if (!same) {
            probe.log("goes from " + shortened(current) + " to " + described(revision));
        }
        if (otherUrl && !control.changesOrigin()) {
            return new CheckoutWork(demand.wanted(), revision, true, false, true, false, true);
        }
        boolean clean = demand.clobber() && !demand.keepUntracked();
        boolean fetch = !(same && !otherSettings && !unfinished) && !control.has(probe, path, revision);
        return new CheckoutWork(
                demand.wanted(),
                revision,
                false,
                note != null && !note.isDone(),
                demand.clobber() || unfinished,
                clean,
                fetch);
    }

    private void checkOrigin() {
        String origin = control.origin(probe, path);
        if (!origin.equals(demand.url())) {
            throw new IllegalStateException("a checkout of " + (origin.isEmpty() ? "no repository" : origin)
                    + " that was not made by this component stands at " + path
                    + ": move it away or choose another path");
        }
    }

    private String described(String revision) {
        Wanted wanted = demand.wanted();
        return wanted.isFixed() ? "revision " + shortened(revision) : wanted + " at " + shortened(revision);
    }

    private static String shortened(String revision) {
        return revision.length() > SHORT_REVISION ? revision.substring(0, SHORT_REVISION) : revision;
    }

    private static String shown(List<String> changes) {
        List<String> shown = changes.subList(0, Math.min(SHOWN_CHANGES, changes.size()));
        int more = changes.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
