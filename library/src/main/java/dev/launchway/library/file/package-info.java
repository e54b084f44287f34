/**
 * The components for files, directories and links.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api} and
 * the textual forms that it shares with it, and must know neither the engine nor the plan.
 *
 * <p>What they have in common: a {@code String} path is relative to the work directory or goes through the environment's
 * mapping, a {@code Path} is mapped already. What is as it should be is not touched. A file is old or new, never half. At a
 * file's path a link and an empty directory are replaced; a directory that is not empty is refused.
 */
package dev.launchway.library.file;
