package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What all components at one path have: the path, and settings for parent directories, mode, owner and group. A component of a
 * user's own that writes a file of its own format extends {@link FileComponent}, which has more of them.
 *
 * @param <S> the component itself, which its settings return
 */
public abstract class PlacedComponent<S extends PlacedComponent<S>> implements Artifact {

    private static final int OWNERS_ALONE = 0600;
    private static final int FOR_OTHERS = 0077;

    private TargetPath place;
    private Path path;
    private boolean leading;
    private FileMode mode;
    private String owner;
    private String group;
    private byte[] content;
    private ActingUser actor = ActingUser.NONE;

    /**
     * A component at a path.
     *
     * @param place where, as it was given
     */
    protected PlacedComponent(TargetPath place) {
        this.place = place;
    }

    /**
     * This component, by its own type.
     *
     * @return this
     */
    protected abstract S self();

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
        return mode(Arguments.mode(label(), octalOrLetters));
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
        owner = Arguments.name(label(), "owner", user);
        return self();
    }

    /**
     * Sets the owning group. The group may be created by a component that is deployed before.
     *
     * @param name a group's name or number on the target
     * @return this
     */
    public S group(String name) {
        group = Arguments.name(label(), "group", name);
        return self();
    }

    /**
     * Reads and writes it as another user, by {@code sudo} where the deployment is not that user's already: {@code as("root")} for a
     * file below {@code /etc}. Without {@link #owner} it belongs to that user. What {@code sudo} has to allow for it {@code plan ENV
     * --sudoers} prints.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public S as(String user) {
        actor = ActingUser.of(label(), user);
        return self();
    }

    /**
     * Where it is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, label());
    }

    /**
     * Puts it elsewhere than it was made for: what a setting like {@code .to(path)} calls, before {@code configure}.
     *
     * @param elsewhere where, as it was given
     */
    protected final void place(TargetPath elsewhere) {
        place = elsewhere;
    }

    /**
     * Where it is, as it was given.
     *
     * @return the path before it is mapped
     */
    protected final TargetPath place() {
        return place;
    }

    /**
     * What errors call this component.
     *
     * @return a text like {@code File("motd")}
     */
    protected final String label() {
        return getClass().getSimpleName() + "(\"" + place.text() + "\")";
    }

    /**
     * Whether missing parent directories are to be made.
     *
     * @return what {@link #leading} said
     */
    protected final boolean isLeading() {
        return leading;
    }

    /**
     * The user that it is read and written as.
     *
     * @return what {@link #as} said
     */
    protected final ActingUser actor() {
        return actor;
    }

    /** How new content takes the place of the old one. */
    Replacing replacing() {
        return new Replacing();
    }

    /**
     * The permission bits that were set.
     *
     * @return the bits; {@code null} for none
     */
    protected final FileMode givenMode() {
        return mode;
    }

    /**
     * The owning user that was set.
     *
     * @return a name or a number; {@code null} for none
     */
    protected final String givenOwner() {
        return owner;
    }

    /**
     * The owning group that was set.
     *
     * @return a name or a number; {@code null} for none
     */
    protected final String givenGroup() {
        return group;
    }

    final boolean hasAttributes() {
        return mode != null || owner != null || group != null;
    }

    /**
     * Maps the path. {@link #path} has it from now on.
     *
     * @param here what {@code configure} was given
     * @return an absolute path
     */
    protected final Path map(Configuration here) {
        path = place.map(here);
        return path;
    }

    /**
     * Declares what this component decides about its path: its content, and mode, owner and group where they are set. Call it
     * after {@link #map}, where {@link #addFile} is not called.
     *
     * @param here what {@code configure} was given
     */
    protected final void manage(Configuration here) {
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

    /**
     * Makes a file at the path: maps it, declares it, and adds the parts that give it its content and what else was set. Content
     * that is sensitive, or holds secrets, has the mode 0600 unless another one is set; a wider one is a warning where the content
     * holds secrets and nobody said that it is sensitive.
     *
     * @param here what {@code configure} was given
     * @param content the bytes
     * @param diff how their changes may be shown
     */
    protected final void addFile(Configuration here, byte[] content, ContentDiff diff) {
        map(here);
        addFile(here, Origin.known(content.clone()), diff);
    }

    /** Makes a file at the path, which is mapped. */
    final void addFile(Configuration here, Origin origin, ContentDiff diff) {
        byte[] known = Origin.bytesOf(origin);
        content = known;
        ContentDiff holding = known == null ? diff : diff.holding(here.secretsIn(known));
        if (mode == null && !holding.open()) {
            mode = FileMode.of(OWNERS_ALONE);
        } else if (mode != null && !diff.sensitive() && !holding.open() && (mode.bits() & FOR_OTHERS) != 0) {
            here.exposes(path, mode, holding.secrets());
        }
        manage(here);
        replacing().declare(here, label(), actor);
        here.add(Content.part(this, origin, holding));
        addAttributes(here);
    }

    /** The bytes that were given to {@link #addFile}, not copied. */
    final byte[] knownContent() {
        if (content == null) {
            throw new IllegalStateException(
                    label() + " has no content that is known here: read it after here.add(…), or after"
                            + " configure; a source on the target is not known before the deployment");
        }
        return content;
    }

    /**
     * Adds the parts for mode, owner and group, where they are set. Owner and group come first: changing them clears bits.
     *
     * @param here what {@code configure} was given
     */
    protected final void addAttributes(Configuration here) {
        if (owner != null) {
            here.add(Owner.part(path, owner, actor));
        }
        if (group != null) {
            here.add(Group.part(path, group, actor));
        }
        if (mode != null) {
            here.add(Mode.part(path, mode, actor));
        }
    }
}
