/**
 * Encryption in the format of <a href="https://age-encryption.org/v1">age</a>: with X25519 keys in this process, with all others
 * by the system's {@code age}.
 *
 * <p>It knows bytes, recipients and identities, and not what they are for.
 */
package dev.launchway.secrets.age;
