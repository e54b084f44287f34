/**
 * What a root's verify was shown when it found nothing to do, and whether that is still so: a verify is a function of its expanded
 * tree and of what its probe shows it, so where all of that is as it was the root is unchanged, and nobody has to run it. The
 * argument stands in docs/decisions/facts.md. It knows the system and no component.
 */
package dev.launchway.engine.facts;
