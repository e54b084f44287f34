/**
 * What {@code check} finds in the class files of components with {@code @Observed}: that their verify decides by something else than
 * what Probe shows.
 */
package dev.launchway.cli.observed;
