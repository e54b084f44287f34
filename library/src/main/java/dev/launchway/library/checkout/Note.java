package dev.launchway.library.checkout;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.util.List;

/**
 * What was checked out, and how it was when it was done. It stands in a file of the work directory.
 *
 * @param url where it comes from
 * @param revision what it is
 * @param settings what else was wanted
 * @param progress how far it came; an interrupted run leaves something else than {@link Progress#DONE}
 * @param state what the client's own files said, see {@link VersionControl#state}
 * @param tree what {@link TreeState} said of the files
 */
record Note(String url, String revision, String settings, Progress progress, String state, String tree) {

    static final String FORMAT = "launchway checkout 1";

    private static final int LINES = 6;

    /** How far a checkout came. */
    enum Progress {
        /** The first one has begun: all that is there comes from it. */
        CLONING,
        /** A later one has begun, and no file has changed yet: all that is noted is as it was. */
        FETCHING,
        /** The files of a later one have begun to change. */
        CHANGING,
        /** It is complete. */
        DONE
    }

    boolean isDone() {
        return progress == Progress.DONE;
    }

    /** Whether the files are those of the revision, as far as Launchway has to do with it. */
    boolean isComplete() {
        return progress == Progress.DONE || progress == Progress.FETCHING;
    }

    static Note begun(String url, String revision, String settings, Progress progress) {
        return new Note(url, revision, settings, progress, "", "");
    }

    Note fetching() {
        return new Note(url, revision, settings, Progress.FETCHING, state, tree);
    }

    Note done(String stateThen, String treeThen) {
        return new Note(url, revision, settings, Progress.DONE, stateThen, treeThen);
    }

    void write(Target target, NoteFile file) {
        file.write(target, List.of(url, revision, settings, progress.name(), state, tree));
    }

    /** What is noted in a file; {@code null} where there is none, and where it cannot be read. */
    static Note read(Probe probe, NoteFile file) {
        List<String> lines = file.read(probe).orElse(List.of());
        if (lines.size() != LINES) {
            return null;
        }
        for (Progress progress : Progress.values()) {
            if (progress.name().equals(lines.get(3))) {
                return new Note(lines.get(0), lines.get(1), lines.get(2), progress, lines.get(4), lines.get(5));
            }
        }
        return null;
    }
}
