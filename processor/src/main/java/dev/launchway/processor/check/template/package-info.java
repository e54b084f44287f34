/**
 * Templates, LW4xx: those that {@code @Template} names, what they include, and the values of environment files that hold
 * templates. A template is followed with the static types of what it reads; what the engine could accept is never reported.
 *
 * <p>The package knows the model and what environments deploy, and writes nothing. Pebble's classes are loaded with the first
 * template.
 */
package dev.launchway.processor.check.template;
