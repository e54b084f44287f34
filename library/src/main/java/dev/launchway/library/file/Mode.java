package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Gives a file or a directory its permission bits.
 *
 * <pre>{@code
 * Mode.of("bin/start", "rwxr-x---");
 * }</pre>
 *
 * <p>Something must stand there when it is deployed. A symlink has no bits of its own: it is left as it is, and so is what it
 * points to.
 */
@Component
@Observed
public final class Mode {

    @Namevar
    String name;

    private final TargetPath place;
    private final FileMode mode;
    private Path path;
    private ActingUser actor = ActingUser.NONE;

    private Mode(TargetPath place, Path path, FileMode mode) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /**
     * Gives a path its bits.
     *
     * @param path relative to the work directory, or absolute
     * @param octalOrLetters octal digits as in {@code 0640}, or {@code rwxr-x---}
     * @return the component
     * @throws IllegalArgumentException for any other text
     */
    public static Mode of(String path, String octalOrLetters) {
        return new Mode(TargetPath.of(path), null, Arguments.mode(label(path), octalOrLetters));
    }

    /**
     * Gives a path its bits.
     *
     * @param path relative to the work directory, or absolute
     * @param mode the bits
     * @return the component
     */
    public static Mode of(String path, FileMode mode) {
        return new Mode(TargetPath.of(path), null, mode);
    }

    /**
     * Gives a path its bits.
     *
     * @param path a mapped path
     * @param octalOrLetters octal digits as in {@code 0640}, or {@code rwxr-x---}
     * @return the component
     * @throws IllegalArgumentException for any other text
     */
    public static Mode of(Path path, String octalOrLetters) {
        return new Mode(TargetPath.of(path), null, Arguments.mode(label(path.toString()), octalOrLetters));
    }

    /**
     * Gives a path its bits.
     *
     * @param path a mapped path
     * @param mode the bits
     * @return the component
     */
    public static Mode of(Path path, FileMode mode) {
        return new Mode(TargetPath.of(path), null, mode);
    }

    static Mode part(Path path, FileMode mode, ActingUser actor) {
        Mode part = new Mode(null, path, mode);
        part.actor = actor;
        return part;
    }

    /**
     * Does it as another user, by {@code sudo} where the deployment is not that user's already.
     *
     * @param actingUser a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public Mode as(String actingUser) {
        actor = ActingUser.of("Mode(\"" + name + "\")", actingUser);
        return this;
    }

    private static String label(String path) {
        return "Mode(\"" + path + "\")";
    }

    void configure(Configuration here) {
        if (place != null) {
            path = place.map(here);
            here.manage(path, Aspect.MODE);
        }
        actor.declare(here, rights -> rights.setsMode(path, mode));
    }

    void verify(Probe probe) {
        FileStatus now = Placement.required(actor.on(probe), path, "a mode");
        if (!now.isSymlink() && now.mode().bits() != mode.bits()) {
            probe.log("mode %s -> %s", now.mode(), mode);
            throw new UpdateNeeded();
        }
    }

    void update(Target target) {
        actor.on(target).setMode(path, mode);
    }
}
