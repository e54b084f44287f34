package dev.launchway.engine.system;

/** What may be done to an entry of a directory, as far as the machine's rules about it differ. */
public enum Change {
    /** It is made, or gets another owner, group or time. */
    ENTRY,
    /** It is removed. */
    REMOVE,
    /** A file takes its place. */
    REPLACE,
    /** The file that is there gets other content. */
    WRITE_IN_PLACE,
    /** It gets other permission bits. */
    MODE
}
