/**
 * The environment files: where they lie, what they say, and what an environment is after all that it extends is merged.
 *
 * <p>This package checks what can be known from the files alone. It knows no component model and no compiler API but the place
 * where files are looked for; so an environment is read the same way by every compiler.
 */
package dev.launchway.processor.environment;
