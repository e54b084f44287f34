package dev.launchway.remote.bootstrap;

/**
 * What a layer is called.
 *
 * @param name what it holds, for people: {@code framework}, {@code service}, {@code files}, {@code archives}, or the name of a large file
 * @param hash of the names and contents of its entries, in hex
 */
record LayerId(String name, String hash) {

    /** In characters. */
    static final int HASH_LENGTH = 32;

    /** Its name on a target. */
    String fileName() {
        return hash + ".jar";
    }
}
