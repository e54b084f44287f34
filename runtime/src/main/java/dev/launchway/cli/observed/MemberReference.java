package dev.launchway.cli.observed;

/**
 * A field or a method as code names it.
 *
 * @param owner the class by which it is named, with slashes
 * @param name its name
 * @param descriptor its types, as in {@code (J)V}
 */
public record MemberReference(String owner, String name, String descriptor) {}
