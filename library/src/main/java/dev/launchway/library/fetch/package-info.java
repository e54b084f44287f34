/**
 * The components that get files from elsewhere.
 *
 * <p>It is written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, the base class of placed components and the textual forms that it shares with them, and must
 * know neither the engine nor the plan. {@code Exchange}, {@code Body} and {@code Answer} alone know {@code java.net.http}, which
 * is not loaded before something is downloaded.
 *
 * <p>What comes from a server may be trusted for nothing: its content is what its checksum says, or it is not kept.
 */
package dev.launchway.library.fetch;
