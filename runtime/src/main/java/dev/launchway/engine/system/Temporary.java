package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary name beside an entry, which nobody else can exchange: where others may write it is in a directory of its own,
 * which only this user may enter. What still has the name is removed at the end.
 */
final class Temporary implements AutoCloseable {

    private static final Path NEW = Path.of("new");
    private static final Path OLD = Path.of("old");
    private static final int FOR_OTHERS = 0077;
    private static final int OWN = 0700;

    private final Path path;
    private final Path staging;
    private final OpenDirectory inside;
    private final boolean fixedEntry;

    private Temporary(Path path, Path staging, OpenDirectory inside, boolean fixedEntry) {
        this.path = path;
        this.staging = staging;
        this.inside = inside;
        this.fixedEntry = fixedEntry;
    }

    /**
     * A name for what will replace an entry; {@code old} is what stands there, {@code null} for nothing.
     *
     * @param apart whether nobody else may open what is made under it, because it begins as a copy that others may read
     */
    static Temporary beside(ParentDirectory parent, Stat old, TemporaryNames names, boolean apart) throws IOException {
        Path name = names.in(parent);
        boolean fixed = parent.keepsOwn() && (old == null || parent.fixes(old));
        if (fixed && !apart) {
            return new Temporary(name, null, null, true);
        }
        Files.createDirectory(name, Replacement.permissions(OWN));
        OpenDirectory inside = parent.open().inner(name.getFileName());
        Stat made = inside.stat();
        if (made.uid() != parent.trust().self() || (made.permissions() & FOR_OTHERS) != 0) {
            inside.close();
            throw RefusedException.exchanged();
        }
        return new Temporary(inside.place().resolve(NEW), name, inside, fixed);
    }

    Path path() {
        return path;
    }

    /**
     * A path of an entry that nobody else can exchange: the entry's own, or a second name for it, made by a hard link. It is
     * still of the same kind.
     */
    Path fixed(Path entry, Kind kind) throws IOException {
        if (fixedEntry) {
            return entry;
        }
        Path second = inside.place().resolve(OLD);
        Files.createLink(second, entry);
        Stat there = Stat.of(second);
        if (there == null || there.kind() != kind) {
            throw RefusedException.exchanged();
        }
        return second;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        if (inside != null) {
            try (inside) {
                Files.deleteIfExists(inside.place().resolve(OLD));
            }
            Files.deleteIfExists(staging);
        }
    }
}
