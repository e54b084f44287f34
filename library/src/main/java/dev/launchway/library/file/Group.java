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
 * Gives a file, a directory or a symlink its owning group.
 *
 * <pre>{@code
 * Group.of("data", "app");
 * }</pre>
 *
 * <p>Something must stand there when it is deployed, and the group must exist then: a component that is deployed before may
 * create it. The target of a symlink is left as it is. Mostly only the superuser may do this.
 */
@Component
@Observed
public final class Group {

    @Namevar
    String name;

    private final TargetPath place;
    private final String group;
    private Path path;
    private ActingUser actor = ActingUser.NONE;

    private Group(TargetPath place, Path path, String group) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.group =
                Arguments.name("Group(\"" + (place == null ? path.toString() : place.text()) + "\")", "group", group);
    }

    /**
     * Gives a path its group.
     *
     * @param path relative to the work directory, or absolute
     * @param group a name or a number on the target
     * @return the component
     */
    public static Group of(String path, String group) {
        return new Group(TargetPath.of(path), null, group);
    }

    /**
     * Gives a path its group.
     *
     * @param path a mapped path
     * @param group a name or a number on the target
     * @return the component
     */
    public static Group of(Path path, String group) {
        return new Group(TargetPath.of(path), null, group);
    }

    static Group part(Path path, String group, ActingUser actor) {
        Group part = new Group(null, path, group);
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
    public Group as(String actingUser) {
        actor = ActingUser.of("Group(\"" + name + "\")", actingUser);
        return this;
    }

    void configure(Configuration here) {
        if (place != null) {
            path = place.map(here);
            here.manage(path, Aspect.GROUP);
        }
        actor.declare(here, rights -> rights.setsGroup(path, group));
    }

    void verify(Probe probe) {
        FileStatus now = Placement.required(actor.on(probe), path, "a group");
        if (!Principals.GROUP.same(probe, path, now.group(), group)) {
            probe.log("group %s -> %s", now.group(), group);
            throw new UpdateNeeded();
        }
    }

    void update(Target target) {
        actor.on(target).setGroup(path, group);
    }
}
