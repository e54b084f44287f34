package dev.launchway.remote.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a target says of itself before an agent runs there: lines of {@code key=value}.
 *
 * @param end how it ends
 * @param values the last value by key
 * @param missing the hashes of the layers that it does not have
 * @param findings what was wrong below the target directory, as whole lines
 * @param noise what login scripts had said before
 */
record TargetReply(End end, Map<String, String> values, List<String> missing, List<String> findings, String noise) {

    /** What comes after it. */
    enum End {
        /** The agent runs, and its frames follow. */
        READY,
        /** It waits for what it lacks. */
        LACKING,
        /** All root components are proven to be unchanged, and the shell waits. */
        UNCHANGED,
        /** Nothing. */
        OVER
    }

    private static final Map<String, End> ENDS =
            Map.of("ready", End.READY, "lacking", End.LACKING, "unchanged", End.UNCHANGED, "end", End.OVER);

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_LINES = 1000;

    /**
     * Reads up to the frames, or to the end.
     *
     * @param from what the target says, after the noise
     * @param noise what login scripts had said before
     * @throws EOFException when the target ends before it has said all; its message is what came instead
     * @throws HostUnfitException when the target says more than any would that means well
     */
    static TargetReply read(InputStream from, String noise) throws IOException, HostUnfitException {
        Map<String, String> values = new HashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (int lines = 0; lines <= MOST_LINES; lines++) {
            String line = line(from);
            if (line == null) {
                break;
            }
            End end = ENDS.get(line);
            if (end != null) {
                return new TargetReply(end, Map.copyOf(values), missing, findings, noise);
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            String value = line.substring(equals + 1);
            switch (key) {
                case "missing" -> missing.add(value);
                case "aside", "damaged", "doubted", "exposed", "opened" -> findings.add(line);
                default -> values.put(key, value);
            }
            if (lines == MOST_LINES) {
                throw new HostUnfitException("the host says more than " + MOST_LINES + " lines of itself", "");
            }
        }
        throw new EOFException("");
    }

    /** How many of the root components that were asked for are proven to be unchanged. */
    int proven() {
        try {
            return Math.max(0, Integer.parseInt(values.getOrDefault("proven", "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** A line without its end; byte by byte, as frames may follow. */
    static String line(InputStream from) throws IOException, HostUnfitException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = from.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw new HostUnfitException("the host says a line of more than " + LONGEST_LINE + " bytes", "");
            }
            line.write(next);
            next = from.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
