package dev.launchway.processor.model;

/**
 * A component or a record of a library whose generated code is of another version of the contract than this processor's.
 *
 * @param packageName its package
 * @param className its qualified name
 * @param version that version
 */
public record OtherVersion(String packageName, String className, int version) {}
