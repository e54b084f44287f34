/**
 * Ways to run a command on a host: over SSH by the built-in client or by the system's {@code ssh}, or on this machine.
 *
 * <p>A transport gives the streams of one command, and checks host keys, always. It knows nothing of components, plans and
 * agents: what runs and what it says is the caller's business.
 */
package dev.launchway.remote.transport;
