package dev.launchway.engine.facts;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import java.time.Instant;

/** A status that takes note of what it is asked. */
final class ObservedStatus implements FileStatus {

    private final FileStatus status;
    private final ObservedEntry entry;
    private final Observations observations;

    ObservedStatus(FileStatus status, ObservedEntry entry, Observations observations) {
        this.status = status;
        this.entry = entry;
        this.observations = observations;
    }

    @Override
    public Kind kind() {
        return status.kind();
    }

    @Override
    public long size() {
        synchronized (observations) {
            entry.size(status.size(), observations);
        }
        return status.size();
    }

    @Override
    public FileMode mode() {
        synchronized (observations) {
            entry.mode(status.mode(), observations);
        }
        return status.mode();
    }

    @Override
    public String owner() {
        synchronized (observations) {
            entry.owner(status.owner(), observations);
        }
        return status.owner();
    }

    @Override
    public String group() {
        synchronized (observations) {
            entry.group(status.group(), observations);
        }
        return status.group();
    }

    @Override
    public Instant modified() {
        synchronized (observations) {
            entry.modified(status.modified(), observations);
        }
        return status.modified();
    }

    /** Tells all of it. */
    private FileStatus whole() {
        return FileStatus.of(kind(), size(), mode(), owner(), group(), modified());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || whole().equals(other);
    }

    @Override
    public int hashCode() {
        return whole().hashCode();
    }

    @Override
    public String toString() {
        return whole().toString();
    }
}
