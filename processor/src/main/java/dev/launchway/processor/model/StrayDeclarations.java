package dev.launchway.processor.model;

import java.util.Set;

/**
 * What annotated classes that are no components say. Each is reported where it stands; what is missing because of it is not.
 *
 * @param rootNames the root names that they would have
 * @param provided the keys that they provide
 * @param required the keys that they require
 */
public record StrayDeclarations(Set<String> rootNames, Set<String> provided, Set<String> required) {}
