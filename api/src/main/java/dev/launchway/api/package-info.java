/**
 * What component authors call: the arguments of the lifecycle methods and the values that they pass around.
 *
 * <p>This package knows nobody: no engine, no plan, no file system. Only the textual forms of {@code dev.launchway.text} are
 * shared with the compiler.
 */
package dev.launchway.api;
