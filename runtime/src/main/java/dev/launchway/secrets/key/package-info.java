/**
 * Who can read the secrets of an environment: its key, the recipients that it is encrypted for, and the identities of people and
 * machines that open it.
 *
 * <p>It knows keys and programs that work with them, and not which secrets there are, or where they stand.
 */
package dev.launchway.secrets.key;
