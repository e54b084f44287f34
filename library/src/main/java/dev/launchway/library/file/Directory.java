package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory, with its mode, owner and group, and, if it has a source, with the files of another directory.
 *
 * <pre>{@code
 * Directory.at("logs").mode("0750").owner("app");
 * Directory.at("htdocs").source("htdocs").exclude("*.bak").leading();
 * }</pre>
 *
 * <p>A symlink to a directory is taken for one, unless a mode, an owner or a group is set. Anything else that stands at the
 * path is refused.
 */
@Component
@Observed
public final class Directory extends PlacedComponent<Directory> {

    @Namevar
    String name;

    private final List<String> excludes = new ArrayList<>();
    private String source;

    private Directory(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A directory.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static Directory at(String path) {
        return new Directory(TargetPath.of(path));
    }

    /**
     * A directory.
     *
     * @param path a mapped path
     * @return the component
     */
    public static Directory at(Path path) {
        return new Directory(TargetPath.of(path));
    }

    @Override
    protected Directory self() {
        return this;
    }

    /**
     * Copies the files of another directory into this one, as {@link SyncDirectory} does. Nothing is deleted.
     *
     * @param directory a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a
     *     directory on the target
     * @return this
     */
    public Directory source(String directory) {
        source = Objects.requireNonNull(directory, "source");
        return this;
    }

    /**
     * Copies the files of another directory into this one.
     *
     * @param directory absolute: on the target; relative: below the definition directory
     * @return this
     */
    public Directory source(Path directory) {
        return source(directory.toString());
    }

    /**
     * Leaves files of the source out.
     *
     * @param globs patterns as for {@link SyncDirectory#exclude}
     * @return this
     */
    public Directory exclude(String... globs) {
        excludes.addAll(List.of(globs));
        return this;
    }

    void configure(Configuration here) {
        map(here);
        if (source == null && !excludes.isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " excludes files of a source, and has no source: add .source(…)");
        }
        addParts(this, here, source, excludes);
    }

    /** Adds what makes a directory, in this order: it is there, has its owner and mode, and then gets its files. */
    static void addParts(PlacedComponent<?> whole, Configuration here, String source, List<String> excludes) {
        whole.manage(here);
        here.add(Presence.ofDirectory(whole));
        whole.addAttributes(here);
        if (source != null) {
            here.add(SyncDirectory.part(here.maker(), whole.path(), source, excludes, whole.actor()));
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofTree(actor().on(probe), path());
    }
}
