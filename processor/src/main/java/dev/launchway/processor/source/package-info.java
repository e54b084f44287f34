/**
 * Writes Java sources by JavaPoet, in the few shapes that generated code has: files, and tables in text blocks. It knows the
 * language, and nothing of components or plans.
 */
package dev.launchway.processor.source;
