/**
 * Components that put sites and backends into the configuration of web servers and load balancers: nginx, HAProxy, Apache, Caddy. The
 * whole new configuration is checked by the server's own program before it takes the place of the old one, the server is told to read it
 * only when something changed, and that it did not is a failure.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, {@code ManagedContent}, {@code Readiness}, and {@code CertificateFiles}, what a certificate is for a
 * server. It must know neither the engine nor the plan.
 */
package dev.launchway.library.web;
