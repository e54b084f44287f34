/**
 * The component that unpacks archives.
 *
 * <p>It is written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component} and the textual forms that it shares with them, and must know neither the engine nor the plan.
 * Of the libraries that read archives, {@code TarReader}, {@code ZipReader} and {@code Compression} alone know; none of them is
 * loaded before an archive is read.
 *
 * <p>An archive is read twice: first to judge it as a whole, then to unpack it. What may be trusted of an archive is nothing.
 */
package dev.launchway.library.archive;
