package dev.launchway.api;

import java.time.Instant;
import java.util.Objects;

/** A status whose properties are all known. It equals any other one that tells the same. */
record KnownStatus(Kind kind, long size, FileMode mode, String owner, String group, Instant modified)
        implements FileStatus {

    @Override
    public boolean equals(Object other) {
        return other instanceof FileStatus that
                && kind == that.kind()
                && size == that.size()
                && mode.equals(that.mode())
                && owner.equals(that.owner())
                && group.equals(that.group())
                && modified.equals(that.modified());
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, size, mode, owner, group, modified);
    }
}
