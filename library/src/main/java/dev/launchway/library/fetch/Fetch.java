package dev.launchway.library.fetch;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The part of a {@link Download} or a {@link MavenArtifact} that gives the file its content. */
@Component
@Observed
final class Fetch {

    private final Way way;
    private final Expected expected;
    private final Destination destination;
    private final NoteFile noteFile;
    private final boolean leading;

    /** The checksum of the file where it is right, and only what is kept beside it is not; else {@code null}. */
    private ContentChecksum right;

    Fetch(Way way, Expected expected, Destination destination, NoteFile noteFile, boolean leading) {
        this.way = way;
        this.expected = expected;
        this.destination = destination;
        this.noteFile = noteFile;
        this.leading = leading;
    }

    void verify(Probe probe) {
        Path path = destination.path();
        FileStatus now = probe.status(path);
        if (now.isFile()) {
            Noted noted = Noted.read(probe, noteFile);
            boolean same = noted != null && noted.is(expected);
            if (same && noted.is(now)) {
                return;
            }
            ContentChecksum known =
                    expected instanceof GivenChecksum given ? given.checksum() : same ? noted.checksum() : null;
            if (known != null && known.matches(probe, path)) {
                right = known;
                probe.check(!way.hasLeftovers(probe), "a part of it is left of a run that was killed");
                return;
            }
        } else if (now.exists()) {
            Placement.checkReplaceable(probe, path, now, "a file");
            probe.log("replaces what is there: %s", Placement.describe(probe, path, now));
        } else {
            Placement.checkParent(probe, path, leading);
        }
        probe.log("%ss %s", way.verb(), way.shown());
        throw new UpdateNeeded();
    }

    void update(Target target) throws IOException {
        Path path = destination.path();
        if (right != null) {
            way.clean(target);
            Noted.write(target, noteFile, expected, right, target.status(path));
            return;
        }
        Placement.createParent(target, path, leading);
        Optional<ContentChecksum> checksum;
        try {
            checksum = way.bring(target, destination, expected);
        } catch (WrongChecksumException e) {
            throw failed(
                    target,
                    e.getMessage() + expected.origin() + ": it is another file than was meant, and is not kept",
                    e);
        } catch (DownloadFailedException e) {
            throw failed(target, e.getMessage(), e);
        }
        checksum.ifPresent(known -> Noted.write(target, noteFile, expected, known, target.status(path)));
    }

    private DownloadFailedException failed(Target target, String why, RuntimeException e) {
        String old = target.status(destination.path()).isFile() ? "; the file that is there stays as it is" : "";
        return new DownloadFailedException("cannot " + way.verb() + " " + way.shown() + ": " + why + old, e);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, destination.path());
    }
}
