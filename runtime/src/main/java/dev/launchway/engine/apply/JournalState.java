package dev.launchway.engine.apply;

import dev.launchway.engine.apply.JournalRecord.Began;
import dev.launchway.engine.apply.JournalRecord.Changed;
import dev.launchway.engine.apply.JournalRecord.Damaged;
import dev.launchway.engine.apply.JournalRecord.Finished;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the records of a journal mean, in their order.
 *
 * <p>A root may look at the components of other roots. So what counts for a root is every change since that root itself last
 * finished: one that is killed between the end of the root that it depends on and its own restart still sees why.
 */
final class JournalState {

    private final String boot;
    private final List<JournalRecord> records;
    private final Map<String, Integer> finishedAt = new HashMap<>();
    private final int loaded;

    /** Takes the records of earlier runs; an empty boot stands for a kernel that does not tell it. */
    JournalState(List<JournalRecord> records, String boot) {
        this.records = new ArrayList<>(records);
        this.boot = boot;
        this.loaded = records.size();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i) instanceof Finished finished) {
                finishedAt.put(finished.root(), i);
            }
        }
    }

    void add(JournalRecord item) {
        if (item instanceof Finished finished) {
            finishedAt.put(finished.root(), records.size());
        }
        records.add(item);
    }

    List<JournalRecord> records() {
        return records;
    }

    /** What changed in earlier runs since a root last finished. */
    Pending pendingFor(String root) {
        Pending pending = new Pending();
        for (int i = finished(root) + 1; i < loaded; i++) {
            JournalRecord item = records.get(i);
            if (item instanceof Changed changed) {
                pending.add(changed.root(), changed.id());
            } else if (item instanceof Began began && lostIn(began, i)) {
                pending.addWhole(began.root());
            } else if (item instanceof Damaged) {
                pending.addEverything();
            }
        }
        return pending;
    }

    /** Whether the power went while a root was changing: of its later records any may be missing. */
    private boolean lostIn(Began began, int at) {
        boolean otherBoot = boot.isEmpty() || !began.boot().equals(boot);
        return otherBoot && finished(began.root()) < at;
    }

    /** Whether a root said in this boot that it changes something, and has not finished since. */
    boolean hasBegun(String root) {
        for (int i = records.size() - 1; i > finished(root); i--) {
            if (records.get(i) instanceof Began began && began.root().equals(root)) {
                return !boot.isEmpty() && began.boot().equals(boot);
            }
        }
        return false;
    }

    /** Whether anything is recorded since a root last finished. */
    boolean hasNewsFor(String root) {
        for (int i = finished(root) + 1; i < records.size(); i++) {
            if (!(records.get(i) instanceof Finished)) {
                return true;
            }
        }
        return false;
    }

    /** The records that some root still needs: those since one of the roots last finished. */
    List<JournalRecord> needed(Collection<String> roots) {
        int earliest = Integer.MAX_VALUE;
        for (String root : roots) {
            earliest = Math.min(earliest, finished(root));
        }
        List<JournalRecord> kept = new ArrayList<>();
        Set<JournalRecord> later = new HashSet<>();
        for (int i = records.size() - 1; i > earliest; i--) {
            JournalRecord item = records.get(i);
            boolean wanted = !(item instanceof Finished finished) || roots.contains(finished.root());
            if (wanted && later.add(item)) {
                kept.add(item);
            }
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1) instanceof Finished) {
            kept.remove(kept.size() - 1);
        }
        Collections.reverse(kept);
        return kept;
    }

    private int finished(String root) {
        return finishedAt.getOrDefault(root, -1);
    }
}
