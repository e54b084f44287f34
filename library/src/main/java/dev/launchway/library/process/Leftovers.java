package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds processes of a program that its pid file does not know: those of a run that was killed right after the start, and
 * those that left the session of their parent. Each has a variable in its environment that names the pid file.
 */
final class Leftovers {

    static final String VARIABLE = "LAUNCHWAY_PROGRAM";

    private static final Path PROCESSES = Path.of("/proc");

    private Leftovers() {}

    /** Their process ids; none on a system that does not show its processes as files. */
    static List<Long> find(Probe probe, Path pidFile) {
        byte[] marker = (VARIABLE + "=" + pidFile).getBytes(StandardCharsets.UTF_8);
        List<Long> found = new ArrayList<>();
        for (Path process : probe.list(PROCESSES)) {
            String name = process.getFileName().toString();
            if (isNumber(name) && has(probe, process.resolve("environ"), marker)) {
                found.add(Long.parseLong(name));
            }
        }
        return found;
    }

    static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean has(Probe probe, Path environment, byte[] marker) {
        byte[] variables;
        try {
            variables = probe.readBytes(environment);
        } catch (UncheckedIOException e) {
            return false;
        }
        int start = 0;
        for (int i = 0; i < variables.length; i++) {
            if (variables[i] == 0) {
                if (Arrays.equals(variables, start, i, marker, 0, marker.length)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
