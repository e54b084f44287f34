package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;

/**
 * Gives a file, a directory or a symlink its owning user.
 *
 * <pre>{@code
 * Owner.of("data", "app");
 * }</pre>
 *
 * <p>Something must stand there when it is deployed, and the user must exist then: a component that is deployed before may
 * create it. The target of a symlink is left as it is. Mostly only the superuser may do this.
 */
@Component
@Observed
public final class Owner {

    @Namevar
    String name;

    private final TargetPath place;
    private final String user;
    private Path path;
    private ActingUser actor = ActingUser.NONE;

    private Owner(TargetPath place, Path path, String user) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.user =
                Arguments.name("Owner(\"" + (place == null ? path.toString() : place.text()) + "\")", "owner", user);
    }

    /**
     * Gives a path its user.
     *
     * @param path relative to the work directory, or absolute
     * @param user a name or a number on the target
     * @return the component
     */
    public static Owner of(String path, String user) {
        return new Owner(TargetPath.of(path), null, user);
    }

    /**
     * Gives a path its user.
     *
     * @param path a mapped path
     * @param user a name or a number on the target
     * @return the component
     */
    public static Owner of(Path path, String user) {
        return new Owner(TargetPath.of(path), null, user);
    }

    static Owner part(Path path, String user, ActingUser actor) {
        Owner part = new Owner(null, path, user);
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
    public Owner as(String actingUser) {
        actor = ActingUser.of("Owner(\"" + name + "\")", actingUser);
        return this;
    }

    void configure(Configuration here) {
        if (place != null) {
            path = place.map(here);
            here.manage(path, Aspect.OWNER);
        }
        actor.declare(here, rights -> rights.setsOwner(path, user));
    }

    void verify(Probe probe) {
        FileStatus now = Placement.required(actor.on(probe), path, "an owner");
        if (!Principals.USER.same(probe, path, now.owner(), user)) {
            probe.log("owner %s -> %s", now.owner(), user);
            throw new UpdateNeeded();
        }
    }

    void update(Target target) {
        actor.on(target).setOwner(path, user);
    }
}
