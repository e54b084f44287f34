/**
 * Compilations for the tests of several modules, by javac and by the Eclipse compiler.
 *
 * <p>It finds the processor as compilers do, by its service entry on the class path, and knows nothing of Launchway's classes.
 */
package dev.launchway.testing.compiler;
