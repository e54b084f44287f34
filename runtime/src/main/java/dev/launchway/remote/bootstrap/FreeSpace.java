package dev.launchway.remote.bootstrap;

/** What is known of a disk's free space. */
final class FreeSpace {

    static final String HELP =
            "make room on the host, for bytes and for files (df -k, df -i), or set target-directory to"
                    + " another disk";

    private FreeSpace() {}

    /** What the last line of {@code df -Pk} says, in bytes; negative where it says nothing. */
    static long of(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        return columns.length > 3 && columns[3].matches("\\d{1,15}") ? Long.parseLong(columns[3]) * 1024 : -1;
    }
}
