package dev.launchway.library.archive;

import dev.launchway.api.FileMode;
import dev.launchway.library.component.PathPatterns;
import java.util.List;

/**
 * What of an archive is unpacked, where it goes and with which bits.
 *
 * @param strip how many directories are taken off each path
 * @param include what is taken; all where it is empty
 * @param exclude what is left out
 * @param umask the bits that are taken off each mode
 */
record Selection(int strip, PathPatterns include, PathPatterns exclude, FileMode umask) {

    private static final int PERMISSIONS = 0777;
    private static final int FILE = 0644;
    private static final int DIRECTORY = 0755;
    private static final int OWNER_WRITES = 0600;
    private static final int OWNER_ENTERS = 0700;

    /** Where a member goes; {@code null} where it is not unpacked. */
    String place(List<String> segments) {
        if (segments.size() <= strip) {
            return null;
        }
        String path = String.join("/", segments.subList(strip, segments.size()));
        boolean taken = (include.isEmpty() || include.match(path)) && !exclude.match(path);
        return taken ? path : null;
    }

    /**
     * The bits that a member gets: never setuid, setgid or sticky ones, less the umask, and enough of them for the owner to replace
     * what is there at the next run.
     *
     * @param said what the archive says; less than 0 for nothing
     */
    FileMode mode(int said, boolean directory) {
        int bits = said < 0 ? (directory ? DIRECTORY : FILE) : said;
        int needed = directory ? OWNER_ENTERS : OWNER_WRITES;
        return FileMode.of((bits & PERMISSIONS & ~umask.bits()) | needed);
    }
}
