package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What all components at one path have: the path, and settings for parent directories, mode, owner and group. */
abstract class Placed<S extends Placed<S>> {

    private final TargetPath place;
    private Path path;
    private boolean leading;
    private FileMode mode;
    private String owner;
    private String group;

    Placed(TargetPath place) {
        this.place = place;
    }

    abstract S self();

    /**
     * Creates missing parent directories. Without it they must be there when this component is deployed.
     *
     * @return this
     */
    public S leading() {
        leading = true;
        return self();
    }

    /**
     * Sets the permission bits. Without it a new file has 0644, a new directory 0755, less the umask; what is there already
     * keeps its bits.
     *
     * @param octalOrLetters octal digits as in {@code 0640}, or {@code rwxr-x---}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public S mode(String octalOrLetters) {
        return mode(Mode.parsed(label(), octalOrLetters));
    }

    /**
     * Sets the permission bits.
     *
     * @param bits the bits; 0 counts
     * @return this
     * @see #mode(String)
     */
    public S mode(FileMode bits) {
        mode = Objects.requireNonNull(bits, "mode");
        return self();
    }

    /**
     * Sets the owning user. The user may be created by a component that is deployed before. Without it the owner is the user
     * of the deployment for what is new, and stays for what is there.
     *
     * @param user a user's name or number on the target
     * @return this
     */
    public S owner(String user) {
        owner = Principals.checked(label(), "owner", user);
        return self();
    }

    /**
     * Sets the owning group. The group may be created by a component that is deployed before.
     *
     * @param name a group's name or number on the target
     * @return this
     */
    public S group(String name) {
        group = Principals.checked(label(), "group", name);
        return self();
    }

    /**
     * Where it is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    public Path path() {
        if (path == null) {
            throw new IllegalStateException(
                    label() + " has no path yet: read it after here.add(…), or after configure");
        }
        return path;
    }

    final TargetPath place() {
        return place;
    }

    final String label() {
        return getClass().getSimpleName() + "(\"" + place.text() + "\")";
    }

    final boolean isLeading() {
        return leading;
    }

    /** Whether what is there is written to and not replaced. */
    boolean isInPlace() {
        return false;
    }

    final FileMode givenMode() {
        return mode;
    }

    final String givenOwner() {
        return owner;
    }

    final String givenGroup() {
        return group;
    }

    final boolean hasAttributes() {
        return mode != null || owner != null || group != null;
    }

    final Path map(Configuration here) {
        path = place.map(here);
        return path;
    }

    /** Declares what this component decides about its path. */
    final void manage(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        if (mode != null) {
            here.manage(path, Aspect.MODE);
        }
        if (owner != null) {
            here.manage(path, Aspect.OWNER);
        }
        if (group != null) {
            here.manage(path, Aspect.GROUP);
        }
    }

    /** Adds the parts for mode, owner and group, where they are set. Owner and group come first: changing them clears bits. */
    final void addAttributes(Configuration here) {
        if (owner != null) {
            here.add(Owner.part(path, owner));
        }
        if (group != null) {
            here.add(Group.part(path, group));
        }
        if (mode != null) {
            here.add(Mode.part(path, mode));
        }
    }

    static Optional<Instant> modified(Probe probe, Path path) {
        var status = probe.status(path);
        return status.exists() ? Optional.of(status.modified()) : Optional.empty();
    }
}
