/**
 * Directed graphs of numbers: order, cycles. It knows nothing of components.
 */
package dev.launchway.processor.graph;
