package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether something is mounted at a path, a single file too, by {@code /proc/self/mountinfo} (proc(5)). */
final class MountPoints {

    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int POINT = 4;

    private MountPoints() {}

    /** {@code false} where the machine has no such table. */
    static boolean at(Path path) {
        try {
            Path parent = path.normalize().getParent();
            if (parent == null) {
                return true;
            }
            String real = parent.toRealPath().resolve(path.getFileName()).toString();
            for (String line : new String(Files.readAllBytes(TABLE), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] fields = line.split(" ", -1);
                if (fields.length > POINT && unescaped(fields[POINT]).equals(real)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Blanks and backslashes stand as three octal digits. */
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
