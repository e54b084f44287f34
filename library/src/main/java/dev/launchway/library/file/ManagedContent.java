package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Blocks of lines in a file that others own, each between two marks.
 *
 * <pre>{@code
 * ManagedContent.at("/etc/hosts").block("shop", "192.0.2.10 db.example.com\n");
 * }</pre>
 *
 * <p>writes
 *
 * <pre>
 * # BEGIN shop (managed by Launchway)
 * 192.0.2.10 db.example.com
 * # END shop (managed by Launchway)
 * </pre>
 *
 * <p>A block that is there is replaced at its place, a new one is appended, with the line ends that the file has most of. All
 * other bytes of the file stay as they are. A file in UTF-16 or with zero bytes is refused, and one whose marks are damaged. A
 * missing file is created. Several components may have blocks in one file, under different names. A symlink is refused: name
 * what it points to.
 */
@Component
@Observed
public final class ManagedContent implements Artifact {

    private static final int FOR_OTHERS = 0077;
    private static final FileMode OWNERS_ALONE = FileMode.of(0600);

    @Namevar
    String name;

    private final TargetPath place;
    private final ManagedBlocks blocks;
    private boolean leading;
    private boolean sensitive;
    private final Replacing replacing = new Replacing();
    private Path path;
    private byte[] wanted;
    private FileMode mode;
    private ActingUser actor = ActingUser.NONE;

    private ManagedContent(TargetPath place) {
        this.place = place;
        name = place.text();
        blocks = new ManagedBlocks(label());
    }

    /**
     * A file with blocks.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static ManagedContent at(String path) {
        return new ManagedContent(TargetPath.of(path));
    }

    /**
     * A file with blocks.
     *
     * @param path a mapped path
     * @return the component
     */
    public static ManagedContent at(Path path) {
        return new ManagedContent(TargetPath.of(path));
    }

    /**
     * Sets the lines of a block.
     *
     * @param block the block's name, one line
     * @param lines its lines, written in UTF-8; a missing last line end is added
     * @return this
     */
    public ManagedContent block(String block, String lines) {
        blocks.put(block, lines);
        return this;
    }

    /**
     * Sets the lines of a block to a secret. The file keeps its mode, since it is of others too; a new one has 0600.
     *
     * @param block the block's name, one line
     * @param lines its lines, written in UTF-8; a missing last line end is added
     * @return this
     */
    public ManagedContent block(String block, Secret lines) {
        blocks.put(block, lines);
        return this;
    }

    /**
     * Removes a block, marks included.
     *
     * @param block the block's name
     * @return this
     */
    public ManagedContent absent(String block) {
        blocks.absent(block);
        return this;
    }

    /**
     * Sets how a comment begins in this kind of file.
     *
     * @param prefix {@code #} by default
     * @return this
     */
    public ManagedContent comment(String prefix) {
        return comment(prefix, "");
    }

    /**
     * Sets how a comment begins and ends in this kind of file.
     *
     * @param prefix as in {@code <!--}
     * @param suffix as in {@code -->}
     * @return this
     */
    public ManagedContent comment(String prefix, String suffix) {
        blocks.comment(prefix, suffix);
        return this;
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public ManagedContent leading() {
        leading = true;
        return this;
    }

    /**
     * Keeps the content out of diffs.
     *
     * @return this
     */
    public ManagedContent sensitive() {
        sensitive = true;
        return this;
    }

    /**
     * Writes into the file that is there instead of replacing it, as {@link File#inPlace} does, with the same risk.
     *
     * @return this
     */
    public ManagedContent inPlace() {
        replacing.inPlace();
        return this;
    }

    /**
     * Has the whole new content of the file checked before it takes the place of the old one, as {@link FileComponent#validate} does.
     *
     * @param argv a program and its arguments; <code>{}</code> in them stands for the path of a temporary file
     * @return this
     * @throws IllegalArgumentException where no argument holds <code>{}</code>
     */
    public ManagedContent validate(String... argv) {
        replacing.validate(Validator.of(label(), argv));
        return this;
    }

    /**
     * Keeps the content that is replaced, beside the file, as {@link FileComponent#backup} does.
     *
     * @return this
     */
    public ManagedContent backup() {
        replacing.backup();
        return this;
    }

    /**
     * Reads and writes the file as another user, by {@code sudo} where the deployment is not that user's already. A new file has
     * 0600 where a block holds a secret, as otherwise.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public ManagedContent as(String user) {
        actor = ActingUser.of(label(), user);
        return this;
    }

    /**
     * Where the file is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, label());
    }

    private String label() {
        return "ManagedContent(\"" + place.text() + "\")";
    }

    void configure(Configuration here) {
        blocks.configure(here);
        path = place.map(here);
        here.manage(path, Aspect.PART);
        for (String block : blocks.lines().keySet()) {
            here.manage(path.resolveSibling(path.getFileName() + " (block " + block + ")"), Aspect.CONTENT);
        }
        here.settle(path, blocks.lines());
        replacing.declare(here, label(), actor);
        actor.declare(here, this::declare);
    }

    /** A new file, and one that keeps its mode; what is checked has lines of others in it. */
    private void declare(Privilege rights) {
        rights.writes(path, null, null, null);
        if (!blocks.secrets().isEmpty()) {
            rights.writes(path, OWNERS_ALONE, null, null);
        }
        if (replacing.isChecked()) {
            rights.writes(Replacing.checked(path), OWNERS_ALONE, null, null).deletes(Replacing.checked(path));
            replacing.declareChecks(rights, path);
        }
        if (replacing.isInPlace()) {
            rights.writesInPlace(path);
        }
        if (leading) {
            rights.createsDirectory(path.getParent());
        }
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        FileStatus now = probe.status(path);
        if (!now.exists()) {
            Placement.checkParent(probe, path, leading);
        } else if (!now.isFile()) {
            throw new IllegalStateException(Placement.describe(probe, path, now)
                    + ", where a file with blocks must be"
                    + (now.isSymlink() ? ": name what it points to" : ": move it away or choose another path"));
        }
        byte[] current = now.isFile() ? probe.readBytes(path) : null;
        String text = current == null ? "" : new String(current, StandardCharsets.ISO_8859_1);
        refuseOtherThanText(text);
        String changed = blocks.putInto(text, path);
        if (current == null ? !blocks.areAllAbsent() : !changed.equals(text)) {
            wanted = changed.getBytes(StandardCharsets.ISO_8859_1);
            mode = now.isFile() ? now.mode() : null;
            tellReaders(probe);
            new ContentDiff(StandardCharsets.UTF_8, false, sensitive, blocks.secrets())
                    .show(probe, path, current, wanted);
            throw new UpdateNeeded();
        }
    }

    private void refuseOtherThanText(String text) {
        String way = ": keep it with File, or choose another path";
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            throw new IllegalStateException(path + " is text in UTF-16, and blocks are written in UTF-8" + way);
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new IllegalStateException(path + " is no text, its byte " + zero + " is zero" + way);
        }
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        Placement.createParent(target, path, leading);
        replacing.prepare(target, path, checked -> writeBeside(target, checked));
        if (replacing.isInPlace()) {
            target.writeInPlace(path, wanted);
        } else {
            write(target, path);
        }
    }

    private void writeBeside(Target target, Path file) {
        if (actor.isOther()) {
            target.write(file, wanted, OWNERS_ALONE);
        } else {
            write(target, file);
        }
    }

    private void write(Target target, Path file) {
        if (actor.isOther() || mode == null) {
            target.write(file, wanted);
        } else {
            target.write(file, wanted, mode);
        }
    }

    /** The mode is not this component's to narrow. */
    private void tellReaders(Probe probe) {
        if (!blocks.secrets().isEmpty() && !sensitive && mode != null && (mode.bits() & FOR_OTHERS) != 0) {
            probe.log(
                    "its block holds secrets, and others than the owner can read %s, which has mode %s: narrow it by"
                            + " Mode.of, or say that they may, by .sensitive()",
                    path, mode);
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(actor.on(probe), path);
    }
}
