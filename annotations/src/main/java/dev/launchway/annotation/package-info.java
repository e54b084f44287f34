/**
 * What users write on their component classes.
 *
 * <p>The annotations have {@link java.lang.annotation.RetentionPolicy#CLASS CLASS} retention: the compiler reads them in
 * sources and in library jars, nothing reads them when a plan runs. This package knows no other package.
 */
package dev.launchway.annotation;
