/** Reads class files: what they name, and what their methods call. It knows nothing of what the classes are. */
package dev.launchway.bytecode;
