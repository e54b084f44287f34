package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A symbolic link.
 *
 * <pre>{@code
 * Symlink.at("current").to("releases/42");
 * }</pre>
 *
 * <p>What it points to need not exist. A link that points elsewhere is switched at once. A file, a link or an empty directory at
 * its place is replaced; a directory that is not empty is refused.
 */
@Component
@Observed
public final class Symlink implements Artifact {

    @Namevar
    String name;

    private final TargetPath place;
    private String toText;
    private Path to;
    private Path path;
    private boolean leading;
    private ActingUser actor = ActingUser.NONE;

    private Symlink(TargetPath place, Path path, Path to, boolean leading) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.to = to;
        this.leading = leading;
    }

    /**
     * A link.
     *
     * @param path relative to the work directory, or absolute
     * @return the component, which still needs {@link #to(String)}
     */
    public static Symlink at(String path) {
        return new Symlink(TargetPath.of(path), null, null, false);
    }

    /**
     * A link.
     *
     * @param path a mapped path
     * @return the component, which still needs {@link #to(Path)}
     */
    public static Symlink at(Path path) {
        return new Symlink(TargetPath.of(path), null, null, false);
    }

    static Symlink part(Path path, Path to, boolean leading, ActingUser actor) {
        Symlink part = new Symlink(null, path, to, leading);
        part.actor = actor;
        return part;
    }

    /** Relative text stays as it is; all other text is mapped. */
    static Path mapped(Configuration here, String to) {
        return TargetPath.isOnTarget(to) ? here.map(to) : Path.of(to);
    }

    /**
     * Sets where it points.
     *
     * @param target relative text stays relative to the link's directory; an absolute path goes through the environment's
     *     mapping, {@code ~} is the home directory
     * @return this
     */
    public Symlink to(String target) {
        toText = Objects.requireNonNull(target, "to");
        to = null;
        return this;
    }

    /**
     * Sets where it points.
     *
     * @param target written into the link as it is
     * @return this
     */
    public Symlink to(Path target) {
        to = Objects.requireNonNull(target, "to");
        toText = null;
        return this;
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public Symlink leading() {
        leading = true;
        return this;
    }

    /**
     * Makes it as another user, by {@code sudo} where the deployment is not that user's already.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public Symlink as(String user) {
        actor = ActingUser.of("Symlink(\"" + name + "\")", user);
        return this;
    }

    /**
     * Where the link is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, "Symlink(\"" + name + "\")");
    }

    void configure(Configuration here) {
        if (place == null) {
            here.secretsIn(to.toString());
            actor.declare(here, this::declare);
            return;
        }
        if (to == null && (toText == null || toText.isBlank())) {
            throw new IllegalArgumentException("Symlink(\"" + place.text() + "\") points nowhere: add .to(…)");
        }
        path = place.map(here);
        if (to == null) {
            to = mapped(here, toText);
        }
        here.secretsIn(to.toString());
        here.manage(path, Configuration.Aspect.CONTENT);
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        rights.links(path, to);
        if (leading) {
            rights.createsDirectory(path.getParent());
        }
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        FileStatus now = probe.status(path);
        if (now.isSymlink()) {
            Path current = probe.readLink(path);
            if (current.equals(to)) {
                return;
            }
            probe.log("link %s -> %s", current, to);
        } else if (now.exists()) {
            Placement.checkReplaceable(probe, path, now, "a symlink");
            probe.log("replaces what is there by a link to %s: %s", to, Placement.describe(probe, path, now));
        } else {
            Placement.checkParent(probe, path, leading);
            probe.log("link to %s", to);
        }
        throw new UpdateNeeded();
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        Placement.createParent(target, path, leading);
        target.symlink(path, to);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(actor.on(probe), path);
    }
}
