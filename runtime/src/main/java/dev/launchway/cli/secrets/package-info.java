/**
 * The commands that begin with {@code secrets}: they change the files of secrets in the source tree, and show what is in them. They
 * know these files and the terminal, and nothing of plans and hosts.
 */
package dev.launchway.cli.secrets;
