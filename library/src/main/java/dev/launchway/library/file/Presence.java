package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes sure that a file is there, whatever is in it.
 *
 * <pre>{@code
 * Presence.of("data/app.log").leading();
 * }</pre>
 *
 * <p>A missing file is created empty. A file that is there is not touched; a symlink or an empty directory is replaced.
 */
@Component
@Observed
public final class Presence {

    private enum Kind {
        FILE,
        DIRECTORY,
        /** A symlink that leads to a directory will do. */
        DIRECTORY_OR_LINK
    }

    @Namevar
    String name;

    private final TargetPath place;
    private final Kind kind;
    private Path path;
    private boolean leading;
    private ActingUser actor = ActingUser.NONE;

    private Presence(TargetPath place, Path path, Kind kind, boolean leading) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.kind = kind;
        this.leading = leading;
    }

    /**
     * Makes sure that a file is there.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static Presence of(String path) {
        return new Presence(TargetPath.of(path), null, Kind.FILE, false);
    }

    /**
     * Makes sure that a file is there.
     *
     * @param path a mapped path
     * @return the component
     */
    public static Presence of(Path path) {
        return new Presence(TargetPath.of(path), null, Kind.FILE, false);
    }

    /** The part of a directory that makes sure that it is there. */
    static Presence ofDirectory(PlacedComponent<?> whole) {
        Presence part = new Presence(
                null, whole.path(), whole.hasAttributes() ? Kind.DIRECTORY : Kind.DIRECTORY_OR_LINK, whole.isLeading());
        part.actor = whole.actor();
        return part;
    }

    /**
     * Does it as another user, by {@code sudo} where the deployment is not that user's already.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public Presence as(String user) {
        actor = ActingUser.of("Presence(\"" + name + "\")", user);
        return this;
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
            here.manage(path, Aspect.PART);
        }
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        if (kind != Kind.FILE) {
            rights.createsDirectory(path);
            return;
        }
        rights.writes(path, null, null, null);
        if (leading) {
            rights.createsDirectory(path.getParent());
        }
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        FileStatus now = probe.status(path);
        if (kind == Kind.FILE ? now.isFile() : now.isDirectory()) {
            return;
        }
        if (!now.exists()) {
            Placement.checkParent(probe, path, leading);
            probe.log("creates the %s %s", kind == Kind.FILE ? "file" : "directory", path);
            throw new UpdateNeeded();
        }
        if (kind == Kind.FILE) {
            Placement.checkReplaceable(probe, path, now, "a file");
            probe.log("replaces what is there: %s", Placement.describe(probe, path, now));
            throw new UpdateNeeded();
        }
        Placement.checkDirectory(probe, path, now);
        if (kind == Kind.DIRECTORY) {
            throw new IllegalStateException(Placement.describe(probe, path, now)
                    + ", where a directory with its own mode, owner or group must be: name what it points to");
        }
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        if (kind == Kind.FILE) {
            Placement.createParent(target, path, leading);
            target.write(path, new byte[0]);
        } else {
            target.createDirectory(path);
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(actor.on(probe), path);
    }
}
