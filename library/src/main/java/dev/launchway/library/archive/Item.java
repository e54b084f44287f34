package dev.launchway.library.archive;

import dev.launchway.api.FileMode;

/**
 * Something that is to be unpacked, judged and found to be harmless.
 *
 * @param index which member of the archive it is, from 0; less than 0 for a directory that the archive implies
 * @param path where it goes, relative to the directory that is unpacked into; never leads out of it
 * @param kind what it is; never {@link Member.Kind#OTHER}
 * @param mode its permission bits; {@code null} for a symlink
 * @param size of the content, in bytes
 * @param checksum of the content of a file, by SHA-256; else empty
 * @param link the text of a symlink; the path of the file that a hard link is another name of; else empty
 */
record Item(int index, String path, Member.Kind kind, FileMode mode, long size, String checksum, String link) {

    boolean isDirectory() {
        return kind == Member.Kind.DIRECTORY;
    }

    boolean isSymlink() {
        return kind == Member.Kind.SYMLINK;
    }

    /** Whether it is a regular file once it is unpacked. */
    boolean isFile() {
        return kind == Member.Kind.FILE || kind == Member.Kind.HARD_LINK;
    }
}
