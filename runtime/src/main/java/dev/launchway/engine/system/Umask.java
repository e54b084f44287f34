package dev.launchway.engine.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The permission bits that this process does not give to new files. */
final class Umask {

    private static final int USUAL = 0022;

    private Umask() {}

    /** Reads it from the kernel; the usual one where that does not tell. */
    static int read() {
        try (InputStream source = new FileInputStream("/proc/self/status")) {
            String status = new String(source.readAllBytes(), StandardCharsets.ISO_8859_1);
            int start = status.indexOf("Umask:");
            if (start >= 0) {
                int end = status.indexOf('\n', start);
                return Integer.parseInt(
                        status.substring(start + "Umask:".length(), end).strip(), 8);
            }
        } catch (IOException | NumberFormatException e) {
            return USUAL;
        }
        return USUAL;
    }
}
