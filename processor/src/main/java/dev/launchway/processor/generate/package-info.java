/**
 * Writes the definitions of components, the data classes of records and the entry of the index, as Java sources.
 *
 * <p>What it writes depends on the model alone: the same sources give the same bytes. It judges nothing; it is called for what
 * the checks found clean.
 */
package dev.launchway.processor.generate;
