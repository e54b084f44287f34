package dev.launchway.library.archive;

/**
 * What an archive says of one of its members. Nothing of it has been judged.
 *
 * @param name as it is written there
 * @param kind what it is
 * @param mode the permission bits, setuid and the like included; less than 0 where it has none
 * @param size of the content, in bytes
 * @param link where a symlink points, or the name of the member that a hard link is another name of; else empty
 */
record Member(String name, Kind kind, int mode, long size, String link) {

    /** What a member can be. */
    enum Kind {
        FILE,
        DIRECTORY,
        SYMLINK,
        HARD_LINK,
        /** A device, a named pipe, and whatever else cannot be unpacked. */
        OTHER
    }
}
