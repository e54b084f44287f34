/**
 * What components may do as other users: rights that {@code configure} has declared, each an exact command, and what {@code sudo}
 * has to know of them. It runs nothing, and knows nothing of components.
 */
package dev.launchway.engine.privilege;
