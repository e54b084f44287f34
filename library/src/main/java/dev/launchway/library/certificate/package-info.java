/**
 * Components that have certificates on a host, with their keys: those of the plan, those that a host makes itself for development, and
 * those that an authority gives by ACME (RFC 8555).
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, {@code File} and {@code Purge}, and {@code SystemdTimer}, which renews. It must know neither the
 * engine nor the plan, and no server that is given a certificate: these know {@link
 * dev.launchway.library.certificate.CertificateFiles}.
 */
package dev.launchway.library.certificate;
