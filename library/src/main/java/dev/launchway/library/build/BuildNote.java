package dev.launchway.library.build;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.NoteFile;
import java.util.List;

/**
 * What was built of what.
 *
 * @param settings a digest of how it was to be built
 * @param finished whether it came to its end
 * @param state of the inputs, see {@link Inputs#state}
 * @param contents of the inputs, see {@link Inputs#contents}
 */
record BuildNote(String settings, boolean finished, String state, String contents) {

    static final String FORMAT = "launchway build 1";

    private static final int LINES = 4;

    static BuildNote begun(String settings) {
        return new BuildNote(settings, false, "", "");
    }

    void write(Target target, NoteFile file) {
        file.write(target, List.of(settings, Boolean.toString(finished), state, contents));
    }

    /** What is noted in a file; {@code null} where there is none, and where it cannot be read. */
    static BuildNote read(Probe probe, NoteFile file) {
        List<String> lines = file.read(probe).orElse(List.of());
        return lines.size() == LINES
                ? new BuildNote(lines.get(0), Boolean.parseBoolean(lines.get(1)), lines.get(2), lines.get(3))
                : null;
    }
}
