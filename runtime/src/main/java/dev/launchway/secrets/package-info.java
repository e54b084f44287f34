/**
 * The secrets of a service in its source tree: the files of all its environments, found, read, and replaced all at once.
 *
 * <p>It knows the form of these files. It does not know the command line, nor what a service does with its secrets.
 */
package dev.launchway.secrets;
