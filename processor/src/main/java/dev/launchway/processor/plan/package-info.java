/**
 * The plan of the service as Java source: the last step, taken only when nothing is wrong.
 */
package dev.launchway.processor.plan;
