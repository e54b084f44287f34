package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Path;

/** The directory of an entry that is to be changed, reached by {@link PathWalk}. */
final class ParentDirectory implements AutoCloseable {

    private final Path shown;
    private final Path place;
    private final Stat stat;
    private final Trust trust;
    private OpenDirectory open;

    ParentDirectory(Path shown, Path place, Stat stat, OpenDirectory open, Trust trust) {
        this.shown = shown;
        this.place = place;
        this.stat = stat;
        this.open = open;
        this.trust = trust;
    }

    /** Its path, for people. */
    Path shown() {
        return shown;
    }

    /** The path by which it is reached. */
    Path place() {
        return place;
    }

    /** Whether that path stays good when this is closed. */
    boolean isNamed() {
        return place.equals(shown);
    }

    Stat stat() {
        return stat;
    }

    /** The path by which an entry is reached: the last name of {@code path} here. */
    Path entry(Path path) {
        Path name = path.normalize().getFileName();
        return name == null ? place : place.resolve(name);
    }

    /** It, held open. */
    OpenDirectory open() throws IOException {
        if (open == null) {
            open = OpenDirectory.at(place);
        }
        return open;
    }

    /** Whether nobody else can exchange what this process makes here. */
    boolean keepsOwn() {
        return trust.keepsOwn(stat);
    }

    /** Whether nobody else can exchange an entry. */
    boolean fixes(Stat entry) {
        return trust.fixes(stat, entry);
    }

    /** Whether only the owner of this directory, who owns the entry too, can exchange the entry. */
    boolean ownerOwns(Stat entry) {
        return stat.uid() == entry.uid() && (stat.permissions() & 022) == 0;
    }

    Trust trust() {
        return trust;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
