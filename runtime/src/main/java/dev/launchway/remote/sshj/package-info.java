/**
 * The built-in SSH client: sshj, with what it lacks: keys of an authentication agent, settings of {@code ssh_config}, elliptic
 * curve keys without a further library.
 *
 * <p>Loaded only when a host is reached by it. Nothing of it is known outside; callers use the transport.
 */
package dev.launchway.remote.sshj;
