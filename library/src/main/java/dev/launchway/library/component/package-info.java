/**
 * What the components that ship are made of, for authors who write components of the same kind: checked placement, diffs,
 * dependencies between components, and the validation of what a component is given.
 *
 * <p>It knows {@code dev.launchway.api} alone, as they do; there is no other way from the library to the engine.
 */
package dev.launchway.library.component;
