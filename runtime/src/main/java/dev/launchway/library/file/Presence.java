package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes sure that a file is there, whatever is in it: {@code Presence.of("data/app.log").leading()}.
 *
 * <p>A missing file is created empty. A file that is there is not touched; a symlink or an empty directory is replaced.
 */
@Component
public final class Presence {

    @Namevar
    String name;

    private final TargetPath place;
    private final boolean directory;
    private Path path;
    private boolean leading;

    private Presence(TargetPath place, Path path, boolean directory, boolean leading) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.directory = directory;
        this.leading = leading;
    }

    /**
     * Makes sure that a file is there.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static Presence of(String path) {
        return new Presence(TargetPath.of(path), null, false, false);
    }

    /**
     * Makes sure that a file is there.
     *
     * @param path a mapped path
     * @return the component
     */
    public static Presence of(Path path) {
        return new Presence(TargetPath.of(path), null, false, false);
    }

    static Presence ofDirectory(Path path, boolean leading) {
        return new Presence(null, path, true, leading);
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public Presence leading() {
        leading = true;
        return this;
    }

    void configure(Configuration here) {
        if (place != null) {
            path = place.map(here);
            here.manage(path, Aspect.CONTENT);
        }
    }

    void verify(Probe probe) {
        FileStatus now = probe.status(path);
        if (directory ? now.isDirectory() : now.isFile()) {
            return;
        }
        if (!now.exists()) {
            Standing.parent(probe, path, leading);
            probe.log("creates the %s %s", directory ? "directory" : "file", path);
        } else if (directory) {
            Standing.directory(probe, path, now);
            return;
        } else {
            Standing.replaceable(probe, path, now, "a file");
            probe.log("replaces what is there: %s", Standing.described(probe, path, now));
        }
        throw new UpdateNeeded();
    }

    void update(Target target) {
        if (directory) {
            target.createDirectory(path);
        } else {
            Standing.makeParent(target, path, leading);
            target.write(path, new byte[0]);
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return Placed.modified(probe, path);
    }
}
