package dev.launchway.engine.facts;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What has been asked of what stands at a path; {@code null} for what has not been. Guarded by the observations. */
final class ObservedEntry {

    private final Path path;
    private Kind kind;
    private FileMode mode;
    private String owner;
    private String group;
    private Long size;
    private Instant modified;

    ObservedEntry(Path path) {
        this.path = path;
    }

    void kind(Kind now, Observations observations) {
        kind = observations.same(kind, now, path);
    }

    void mode(FileMode now, Observations observations) {
        mode = observations.same(mode, now, path);
    }

    void owner(String now, Observations observations) {
        owner = observations.same(owner, now, path);
    }

    void group(String now, Observations observations) {
        group = observations.same(group, now, path);
    }

    void size(Long now, Observations observations) {
        size = observations.same(size, now, path);
    }

    void modified(Instant now, Observations observations) {
        modified = observations.same(modified, now, path);
    }

    Fact fact() {
        return new Fact.Entry(
                path,
                kind,
                Optional.ofNullable(mode),
                Optional.ofNullable(owner),
                Optional.ofNullable(group),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                Optional.ofNullable(modified));
    }
}
