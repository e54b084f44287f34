/**
 * Files of secrets, {@code environments/NAME.secrets.toml} and what lies in {@code environments/NAME.secrets}: their text, the
 * values in it, and how these are encrypted and bound to their names.
 *
 * <p>It knows the key of an environment, and neither who opens it nor what a service does with the values.
 */
package dev.launchway.secrets.file;
