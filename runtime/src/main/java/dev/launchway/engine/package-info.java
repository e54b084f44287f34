/**
 * Expand, apply, predict: what a run does on one machine.
 *
 * <p>{@code expand} makes the tree of components from a plan; {@code apply} verifies and updates it on a target; {@code system}
 * is the target's files and commands, real or overlaid; {@code event} is all that a run has to tell. The engine knows {@code
 * plan} and {@code api}, and neither the library nor any output.
 */
package dev.launchway.engine;
