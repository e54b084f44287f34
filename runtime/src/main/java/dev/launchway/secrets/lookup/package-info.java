/**
 * The values of the secrets of a plan, read for a run: from files of secrets, and from wherever else an environment says.
 *
 * <p>It knows which secrets a plan has, and neither the command line nor what is deployed with them.
 */
package dev.launchway.secrets.lookup;
