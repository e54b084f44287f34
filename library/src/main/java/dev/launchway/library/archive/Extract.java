package dev.launchway.library.archive;

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
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Unpacks an archive of the target into a directory: tar, as it is or compressed by gzip, bzip2, xz or zstd; zip; jar. What it is
 * is told by its content, not by its name.
 *
 * <pre>{@code
 * Extract.of("app-1.2.tar.gz").to("app").strip(1);                     // without the archive's own top directory
 * Extract.of("jdk.zip").to("jdk").include("bin", "lib").removeOld();   // a part; what only the archive before had goes
 * Extract.of("site.tar.xz").to("/srv/www").exclude("*.map").owner("www-data").group("www-data");
 * }</pre>
 *
 * <p>The whole archive is read and judged before anything is written. It is refused when it is damaged or cut off, when a member
 * has an absolute path, {@code ..} or a name twice, goes through a symlink, or is a device; when a symlink leads out of the
 * directory, also through others; when it grows too large; and when a zip archive says one thing at its end and another before a
 * member. Nothing has changed then.
 *
 * <p>Each file is old or new, never half. When a run is interrupted, the next one goes on. Owners that the archive names are not
 * looked at, setuid, setgid and sticky bits are never given, and times are those of the unpacking. A hard link becomes a file of
 * its own.
 *
 * <p>What was unpacked is noted in the work directory, below {@code .unpacked}: as long as the archive and all that came from it
 * are as they were, by size, time of modification and mode, nothing is read. What was changed by hand is put right again, what
 * others have added stays. A file that another component is to change is left out by {@link #exclude}.
 */
@Component
@Observed
public final class Extract implements Artifact {

    private static final List<String> SUFFIXES = List.of(
            ".tar.gz",
            ".tar.xz",
            ".tar.zst",
            ".tar.bz2",
            ".tgz",
            ".txz",
            ".tzst",
            ".tbz2",
            ".tbz",
            ".tar",
            ".zip",
            ".jar",
            ".war");

    private static final int HASH_LENGTH = 16;
    private static final FileMode USUAL_UMASK = FileMode.of(022);

    @Namevar
    String name;

    private final Artifact artifact;
    private TargetPath source;
    private final List<String> includes = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private TargetPath place;
    private int strip;
    private FileMode umask = USUAL_UMASK;
    private String owner;
    private String group;
    private String encoding = StandardCharsets.UTF_8.name();
    private Limits limits = Limits.USUAL;
    private boolean leading;
    private boolean removeOld;

    private Path path;
    private NoteFile file;
    private Archive archive;
    private Selection selection;
    private Ownership ownership;
    private String settings;
    private Manifest begun;
    private Difference difference;

    private Extract(TargetPath source, Artifact artifact) {
        this.source = source;
        this.artifact = artifact;
        this.name = source == null ? null : source.text();
    }

    /**
     * Unpacks an archive.
     *
     * @param archive relative to the work directory, or absolute
     * @return the component
     */
    public static Extract of(String archive) {
        return new Extract(TargetPath.of(archive), null);
    }

    /**
     * Unpacks an archive.
     *
     * @param archive a mapped path
     * @return the component
     */
    public static Extract of(Path archive) {
        return new Extract(TargetPath.of(archive), null);
    }

    /**
     * Unpacks an archive that another component brings.
     *
     * @param archive a component that is deployed before
     * @return the component
     */
    public static Extract of(Artifact archive) {
        return new Extract(null, Objects.requireNonNull(archive, "archive"));
    }

    /**
     * Sets the directory to unpack into; by default the path of the archive without its suffix. It is created.
     *
     * @param directory relative to the work directory, or absolute
     * @return this
     */
    public Extract to(String directory) {
        place = TargetPath.of(directory);
        return this;
    }

    /**
     * Sets the directory to unpack into; by default the path of the archive without its suffix. It is created.
     *
     * @param directory a mapped path
     * @return this
     */
    public Extract to(Path directory) {
        place = TargetPath.of(directory);
        return this;
    }

    /**
     * Takes directories off the paths of the archive, as {@code --strip-components} of tar does. What is not below so many is left
     * out.
     *
     * @param directories how many; by default 0
     * @return this
     * @throws IllegalArgumentException for less than 0
     */
    public Extract strip(int directories) {
        if (directories < 0) {
            throw new IllegalArgumentException(label() + ": .strip(…) needs 0 or more directories, not " + directories);
        }
        strip = directories;
        return this;
    }

    /**
     * Unpacks only what matches, and what is below it.
     *
     * @param patterns {@code *.so} for that name at any depth; with a slash, {@code lib/*.so}, from the top of the directory on, so
     *     after {@link #strip}; {@code **} stands for any depth
     * @return this
     */
    public Extract include(String... patterns) {
        includes.addAll(List.of(patterns));
        return this;
    }

    /**
     * Leaves out what matches, and what is below it, also of what is included.
     *
     * @param patterns as for {@link #include}
     * @return this
     */
    public Extract exclude(String... patterns) {
        excludes.addAll(List.of(patterns));
        return this;
    }

    /**
     * Sets to whom all that is unpacked belongs; by default to the user of the deployment.
     *
     * @param nameOrNumber a user
     * @return this
     */
    public Extract owner(String nameOrNumber) {
        owner = Arguments.name(label(), "owner", nameOrNumber);
        return this;
    }

    /**
     * Sets the group of all that is unpacked.
     *
     * @param nameOrNumber a group
     * @return this
     */
    public Extract group(String nameOrNumber) {
        group = Arguments.name(label(), "group", nameOrNumber);
        return this;
    }

    /**
     * Sets the bits that are taken off the modes of the archive; by default {@code 022}. Without a mode there, as in jars, a file
     * has 0644 and a directory 0755 before.
     *
     * @param octalOrLetters octal digits as in {@code 027}, or {@code ----w-rwx}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public Extract umask(String octalOrLetters) {
        umask = Arguments.mode(label(), octalOrLetters);
        return this;
    }

    /**
     * Sets how names are encoded where the archive does not tell; by default in UTF-8.
     *
     * @param charset as in {@code latin1} or {@code cp437}
     * @return this
     * @throws IllegalArgumentException for an unknown one
     */
    public Extract encoding(String charset) {
        encoding = TextEncoding.named(charset).name();
        return this;
    }

    /**
     * Allows contents of that size. By default an archive is refused whose contents are larger than 8 GiB, or than 64 MiB and 200
     * times the archive; with this, only its own limit counts.
     *
     * @param bytes more than 0, of all files together
     * @return this
     * @throws IllegalArgumentException for 0, or less
     */
    public Extract maxSize(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(label() + ": .maxSize(…) needs more than 0 bytes, not " + bytes);
        }
        limits = limits.withBytes(bytes);
        return this;
    }

    /**
     * Allows so many members; by default 200000.
     *
     * @param count more than 0
     * @return this
     * @throws IllegalArgumentException for 0, or less
     */
    public Extract maxMembers(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException(label() + ": .maxMembers(…) needs more than 0 members, not " + count);
        }
        limits = limits.withMembers(count);
        return this;
    }

    /**
     * Creates missing parent directories of the directory.
     *
     * @return this
     */
    public Extract leading() {
        leading = true;
        return this;
    }

    /**
     * Removes what an earlier archive brought and this one does not have. What was changed since it was unpacked stays, and so does
     * what others have made.
     *
     * @return this
     */
    public Extract removeOld() {
        removeOld = true;
        return this;
    }

    /**
     * The directory that is unpacked into.
     *
     * @return an absolute path
     * @throws IllegalStateException before it is known
     */
    @Override
    public Path path() {
        return Artifact.known(path, label());
    }

    private String label() {
        return name == null ? "Extract" : "Extract(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (artifact != null) {
            source = TargetPath.of(artifact.path());
            name = source.text();
        }
        path = place == null ? implied(here) : place.map(here);
        here.manage(path, Aspect.CONTENT);
        file = NoteFile.about(here, ".unpacked", path.toString(), Manifest.FORMAT);
        archive = new Archive(source.map(here), encoding, limits);
        selection = new Selection(
                strip,
                new PathPatterns(includes, label(), "include"),
                new PathPatterns(excludes, label(), "exclude"),
                umask);
        ownership = new Ownership(owner, group);
        String all = String.join(
                "\n", "" + strip, "" + includes, "" + excludes, "" + umask, "" + ownership, encoding, "" + removeOld);
        settings = Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
        here.settle(archive.path(), path, all);
    }

    private Path implied(Configuration here) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : SUFFIXES) {
            String base = TargetPath.baseName(lower);
            if (base.endsWith(suffix) && base.length() > suffix.length()) {
                Path full = source.map(here);
                String own = full.getFileName().toString();
                return full.resolveSibling(own.substring(0, own.length() - suffix.length()));
            }
        }
        throw new IllegalArgumentException(label() + " does not say where to unpack to: the name ends with none of "
                + String.join(", ", SUFFIXES) + "; add .to(directory)");
    }

    void verify(Probe probe) {
        FileStatus now = Placement.required(probe, archive.path(), "an Extract");
        Manifest known = Manifest.read(probe, file);
        String state = Manifest.archive(now);
        if (known != null && isCurrent(probe, known, state)) {
            return;
        }
        List<Item> items = archive.judge(probe, selection);
        checkPlace(probe, items);
        String checksum =
                known != null && known.archive().equals(state) ? known.checksum() : probe.checksum(archive.path());
        begun = new Manifest(
                state,
                checksum,
                settings,
                false,
                known == null ? Map.of() : known.entries(),
                known == null ? Map.of() : known.old());
        difference = new Difference(probe, path, items, known, ownership, removeOld);
        difference.find();
        difference.show();
        if (difference.isEmpty()) {
            throw new UpdateNeeded("what is noted of it is not how it is");
        }
        throw new UpdateNeeded();
    }

    /** Without reading anything but what is noted, unless the archive was touched. */
    private boolean isCurrent(Probe probe, Manifest known, String state) {
        boolean same = known.finished()
                && known.settings().equals(settings)
                && (known.archive().equals(state) || known.checksum().equals(probe.checksum(archive.path())));
        if (!same) {
            return false;
        }
        for (Map.Entry<String, Manifest.Entry> unpacked : known.entries().entrySet()) {
            Path there = path.resolve(unpacked.getKey());
            FileStatus status = probe.status(there);
            Manifest.Entry entry = unpacked.getValue();
            if (!entry.isUntouched(probe, there, status)
                    || !status.mode().equals(entry.mode())
                    || !ownership.holds(status, entry)) {
                return false;
            }
        }
        return true;
    }

    private void checkPlace(Probe probe, List<Item> items) {
        FileStatus there = probe.status(path);
        if (there.exists()) {
            Placement.checkDirectory(probe, path, there);
        } else {
            Placement.checkParent(probe, path, leading);
        }
        String collision = Judgement.collision(items);
        if (collision != null && ignoresCase(probe)) {
            throw new IllegalStateException(
                    "the archive " + archive.path() + " is not unpacked: its members " + collision
                            + " are one file on this host, whose file system takes capitals and small letters for the same");
        }
    }

    /** Whether the nearest directory that there is can also be found by another spelling. */
    private boolean ignoresCase(Probe probe) {
        Path existing = path;
        while (existing.getParent() != null && !probe.exists(existing)) {
            existing = existing.getParent();
        }
        Path own = existing.getFileName();
        if (own == null) {
            return false;
        }
        String upper = own.toString().toUpperCase(Locale.ROOT);
        String other = upper.equals(own.toString()) ? own.toString().toLowerCase(Locale.ROOT) : upper;
        return !other.equals(own.toString()) && probe.exists(existing.resolveSibling(other));
    }

    void update(Target target) {
        Placement.createParent(target, path, leading);
        new Unpacking(target, archive, path, ownership, difference).run(file, begun);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, file.path());
    }
}
