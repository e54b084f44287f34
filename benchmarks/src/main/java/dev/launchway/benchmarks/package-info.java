/**
 * Whole-process measurements: each program makes what it measures in a temporary directory, runs it in turn with its yardstick, and
 * prints medians and ratios of the same run. Nothing here is asserted; the goals stand beside the figures.
 */
package dev.launchway.benchmarks;
