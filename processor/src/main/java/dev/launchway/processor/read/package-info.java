/**
 * Reads elements into the model: annotated classes of this compilation, and those of libraries by their indexes.
 *
 * <p>It sorts what it finds, because compilers list elements in different orders, and judges nothing.
 */
package dev.launchway.processor.read;
