/**
 * Programs of the system that know secrets: found, started, listened to, and ended with all that they have started.
 *
 * <p>It knows processes, and not what they are asked for.
 */
package dev.launchway.secrets.program;
