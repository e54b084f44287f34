package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Copies the files of one directory into another.
 *
 * <pre>{@code
 * SyncDirectory.at("htdocs").source("htdocs").exclude("*.bak");
 * }</pre>
 *
 * <p>Files are compared by content and replaced one by one, each at once. From a directory of the target their modes are copied
 * too, and symlinks are kept as they are; the definition directory knows neither, so a new file has 0644 and a new directory
 * 0755, less the umask. The directory itself is created; its parents with {@link #leading}. What is only in the target directory stays, unless {@link
 * #delete} is set.
 */
@Component
@Observed
public final class SyncDirectory implements Artifact {

    @Namevar
    String name;

    private final TargetPath place;
    private final List<String> globs = new ArrayList<>();
    private String source;
    private boolean leading;
    private boolean delete;
    private Configuration maker;
    private Path path;
    private SourceTree tree;
    private PathPatterns excludes;
    private TreeDifference difference;
    private ActingUser actor = ActingUser.NONE;

    private SyncDirectory(TargetPath place, Path path) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
    }

    /**
     * Copies into a directory.
     *
     * @param path relative to the work directory, or absolute
     * @return the component, which still needs {@link #source(String)}
     */
    public static SyncDirectory at(String path) {
        return new SyncDirectory(TargetPath.of(path), null);
    }

    /**
     * Copies into a directory.
     *
     * @param path a mapped path
     * @return the component, which still needs {@link #source(Path)}
     */
    public static SyncDirectory at(Path path) {
        return new SyncDirectory(TargetPath.of(path), null);
    }

    /** The part of a directory that gets its files from a source. */
    static SyncDirectory part(Configuration maker, Path path, String source, List<String> excludes, ActingUser actor) {
        SyncDirectory part = new SyncDirectory(null, path).source(source);
        part.globs.addAll(excludes);
        part.maker = maker;
        part.actor = actor;
        return part;
    }

    /**
     * Sets where the files come from.
     *
     * @param directory a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a
     *     directory on the target
     * @return this
     */
    public SyncDirectory source(String directory) {
        source = Objects.requireNonNull(directory, "source");
        return this;
    }

    /**
     * Sets where the files come from.
     *
     * @param directory absolute: on the target; relative: below the definition directory
     * @return this
     */
    public SyncDirectory source(Path directory) {
        return source(directory.toString());
    }

    /**
     * Leaves files and directories out: they are not copied, and not deleted.
     *
     * @param patterns {@code *.bak} for that name at any depth; with a slash, {@code img/*.bak}, from the top of the source on;
     *     {@code **} stands for any depth
     * @return this
     */
    public SyncDirectory exclude(String... patterns) {
        globs.addAll(List.of(patterns));
        return this;
    }

    /**
     * Removes what is in the directory and not in the source, excluded names excepted.
     *
     * @return this
     */
    public SyncDirectory delete() {
        delete = true;
        return this;
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public SyncDirectory leading() {
        leading = true;
        return this;
    }

    /**
     * Reads and writes as another user, by {@code sudo} where the deployment is not that user's already. The source is then in the
     * definition directory, and nothing is deleted: a rule of sudo names each file.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public SyncDirectory as(String user) {
        actor = ActingUser.of("SyncDirectory(\"" + name + "\")", user);
        return this;
    }

    /**
     * Where the directory is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, "SyncDirectory(\"" + name + "\")");
    }

    void configure(Configuration here) {
        String component = "SyncDirectory(\"" + (place == null ? path.toString() : place.text()) + "\")";
        if (source == null) {
            throw new IllegalArgumentException(component + " has no source: add .source(…)");
        }
        if (place != null) {
            path = place.map(here);
            maker = here.maker();
        }
        excludes = new PathPatterns(globs, component, "exclude");
        tree = TargetPath.isOnTarget(source)
                ? new SourceTree.OnTarget(here.map(source))
                : SourceTree.InPlan.of(maker, stripped(source), excludes, component);
        if (actor.isOther() && (delete || TargetPath.isOnTarget(source))) {
            throw new IllegalArgumentException(
                    component + " works as " + actor.name() + ", whose rules of sudo name each"
                            + " file: take the source from the definition directory, and leave .delete() out");
        }
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        rights.createsDirectory(path);
        for (SourceTree.Entry entry : tree.entries(null, excludes)) {
            Path to = path.resolve(entry.relative());
            if (entry instanceof SourceTree.Entry.Folder) {
                rights.createsDirectory(to);
            } else {
                rights.writes(to, null, null, null);
            }
        }
    }

    private static String stripped(String directory) {
        String stripped = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        return stripped.equals(".") ? "" : stripped;
    }

    void verify(Probe probe) {
        difference = new TreeDifference(actor.on(probe), path, excludes);
        difference.find(tree, leading, delete);
        if (!difference.isEmpty()) {
            difference.show();
            throw new UpdateNeeded();
        }
    }

    void update(Target target) {
        difference.make(actor.on(target));
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofTree(actor.on(probe), path);
    }
}
