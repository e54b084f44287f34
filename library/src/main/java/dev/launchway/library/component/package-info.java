/**
 * What the components that ship are made of, for authors who write components of the same kind: checked placement, diffs,
 * dependencies between components, what is remembered from run to run, programs that must be there, and the validation of what a
 * component is given.
 *
 * <p>It knows {@code dev.launchway.api} and the textual forms that it shares with the compiler, as they do; there is no other way from
 * the library to the engine.
 */
package dev.launchway.library.component;
