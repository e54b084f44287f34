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
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives a file its content and nothing else. It is what {@link File} is made of, and seldom needed by itself.
 *
 * <pre>{@code
 * Content.of("motd", "Welcome\n");
 * }</pre>
 *
 * <p>A missing file is created. The file is replaced at once, mode, owner and group included: it is the old one or the new one,
 * never a part of it.
 */
@Component
@Observed
public final class Content {

    @Namevar
    String name;

    private final TargetPath place;
    private final Origin origin;
    private ContentDiff diff;
    private FileMode mode;
    private String owner;
    private String group;
    private boolean leading;
    private Replacing replacing = new Replacing();
    private Path path;
    private byte[] wanted;
    private ActingUser actor = ActingUser.NONE;

    private Content(TargetPath place, Path path, Origin origin, ContentDiff diff) {
        this.name = place == null ? null : place.text();
        this.place = place;
        this.path = path;
        this.origin = origin;
        this.diff = diff;
    }

    /**
     * Gives a file its content.
     *
     * @param path relative to the work directory, or absolute
     * @param text the content, literally, written in UTF-8
     * @return the component
     */
    public static Content of(String path, String text) {
        byte[] bytes = TextEncoding.encode(text, StandardCharsets.UTF_8, "Content(\"" + path + "\")");
        return new Content(TargetPath.of(path), null, Origin.known(bytes), ContentDiff.UTF_8);
    }

    /**
     * Gives a file its content.
     *
     * @param path a mapped path
     * @param bytes the content
     * @return the component
     */
    public static Content of(Path path, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new Content(TargetPath.of(path), null, Origin.known(bytes.clone()), ContentDiff.UTF_8);
    }

    /** The part of a component at {@code path} that has the given settings. */
    static Content part(PlacedComponent<?> whole, Origin origin, ContentDiff diff) {
        Content part = new Content(null, whole.path(), origin, diff);
        part.mode = whole.givenMode();
        part.owner = whole.givenOwner();
        part.group = whole.givenGroup();
        part.leading = whole.isLeading();
        part.replacing = whole.replacing();
        part.actor = whole.actor();
        return part;
    }

    void configure(Configuration here) {
        if (place != null) {
            path = place.map(here);
            here.manage(path, Aspect.CONTENT);
            diff = diff.holding(here.secretsIn(Origin.bytesOf(origin)));
        }
        here.settle(path, Origin.bytesOf(origin), mode, owner, group);
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        declare(rights, path);
        if (replacing.isChecked()) {
            Path checked = Replacing.checked(path);
            declare(rights, checked);
            rights.deletes(checked);
            replacing.declareChecks(rights, path);
            if (mode == null && group != null) {
                rights.setsGroup(checked, group);
            }
            if (mode == null && owner != null) {
                rights.setsOwner(checked, owner);
            }
        }
        if (replacing.isInPlace()) {
            rights.writesInPlace(path);
            if (mode != null) {
                rights.setsMode(path, mode);
            }
        }
        if (leading) {
            rights.createsDirectory(path.getParent());
        }
    }

    private void declare(Privilege rights, Path file) {
        rights.writes(file, mode, mode == null ? null : owner, mode == null ? null : group);
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        wanted = origin.read(deployment);
        FileStatus now = probe.status(path);
        if (now.isFile()) {
            compare(probe);
            return;
        }
        if (now.exists()) {
            Placement.checkReplaceable(probe, path, now, "a file");
            probe.log("replaces what is there: %s", Placement.describe(probe, path, now));
        } else {
            Placement.checkParent(probe, path, leading);
        }
        diff.show(probe, path, null, wanted);
        throw new UpdateNeeded();
    }

    private void compare(Probe probe) {
        byte[] current;
        try {
            current = probe.readBytes(path);
        } catch (UncheckedIOException e) {
            probe.log("is written anew, its content cannot be compared: %s", e.getMessage());
            throw new UpdateNeeded();
        }
        if (!Arrays.equals(current, wanted)) {
            FileMode now = probe.status(path).mode();
            if (!diff.open() && !replacing.isInPlace() && mode != null && !mode.equals(now)) {
                probe.log("mode %s -> %s", now, mode);
            }
            diff.show(probe, path, current, wanted);
            throw new UpdateNeeded();
        }
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        Placement.createParent(target, path, leading);
        FileStatus now = target.status(path);
        replacing.prepare(target, path, checked -> writeBeside(target, checked, now));
        if (replacing.isInPlace() && now.isFile()) {
            writeInPlace(target, now.mode());
        } else {
            write(target, path, mode);
        }
    }

    /** Writes what is to be checked, with the mode that the file will have, and with the owner and the group that are set. */
    private void writeBeside(Target target, Path file, FileStatus now) {
        FileMode bits = mode == null && now.isFile() && !actor.isOther() ? now.mode() : mode;
        write(target, file, bits);
        if (bits == null && !target.predicting()) {
            if (group != null) {
                target.setGroup(file, group);
            }
            if (owner != null) {
                target.setOwner(file, owner);
            }
        }
    }

    private void write(Target target, Path file, FileMode bits) {
        if (bits == null) {
            target.write(file, wanted);
        } else {
            target.write(file, wanted, bits, owner, group);
        }
    }

    /** Narrows the mode first: what is new may be for fewer eyes than what is there. */
    private void writeInPlace(Target target, FileMode now) {
        FileMode narrowed = mode == null ? now : FileMode.of(now.bits() & mode.bits());
        if (mode != null && actor.isOther()) {
            narrowed = mode;
        }
        if (!narrowed.equals(now)) {
            target.setMode(path, narrowed);
        }
        target.writeInPlace(path, wanted);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(actor.on(probe), path);
    }
}
