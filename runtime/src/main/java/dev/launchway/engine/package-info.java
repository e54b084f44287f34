/**
 * Expand, apply, predict: what a run does.
 *
 * <p>{@code expand} makes the tree of components from a plan; {@code rollout} decides what is deployed when, on one host or on
 * many; {@code apply} verifies and updates one host's part of it; {@code system} is the host's files and commands, real or
 * overlaid; {@code event} is all that a run has to tell. The engine knows {@code
 * plan} and {@code api}, and neither the library nor any output.
 */
package dev.launchway.engine;
