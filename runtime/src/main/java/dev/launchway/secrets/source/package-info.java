/**
 * Secrets that stand in no file of secrets: what an environment's source gives for their names, asked on the controller.
 *
 * <p>It knows names and bytes, and not which attributes want them, nor what is done with them.
 */
package dev.launchway.secrets.source;
