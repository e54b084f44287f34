package dev.launchway.remote.bootstrap;

/**
 * A file of a definition directory.
 *
 * @param name its name in the jar
 * @param hash the SHA-256 of its content, in hex
 * @param size in bytes
 */
record DefinitionFile(String name, String hash, long size) {}
