package dev.launchway.engine.expand;

import dev.launchway.text.GeneratedCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stack traces for the authors of components. */
public final class StackTraces {

    private static final int MOST_FRAMES = 60;

    private StackTraces() {}

    /**
     * The stack trace with its causes: without the frames of generated code, which tell an author nothing, and no longer than
     * anybody reads.
     *
     * @param thrown what was thrown; it loses those frames
     * @return several lines
     */
    public static String text(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable next = thrown; next != null && seen.add(next); next = next.getCause()) {
            next.setStackTrace(Arrays.stream(next.getStackTrace())
                    .filter(frame -> !GeneratedCode.isGenerated(frame.getClassName()))
                    .limit(MOST_FRAMES)
                    .toArray(StackTraceElement[]::new));
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
