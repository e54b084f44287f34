/**
 * Renders templates over a component, its host and its environment, and reads the directory that they lie in.
 *
 * <p>Members are read through definitions, never by reflection. This package knows {@code api} and {@code plan}; it knows
 * nothing of the tree of components. The template engine's classes are loaded with the first template that is rendered.
 */
package dev.launchway.engine.template;
