/**
 * What the compiler and the engine both know of templates: which members of known types they read, where in the text a part of
 * them stands, what a template may be at all, and how its faults are worded.
 *
 * <p>Internal to Launchway. It knows neither the compiler nor the engine; Pebble is known to {@link dev.launchway.template.PebbleTokens}
 * alone, which those use that have Pebble.
 */
package dev.launchway.template;
