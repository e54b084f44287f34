/**
 * What the codes of diagnostics mean: the pages of {@code docs/errors}, which the jar packs, and their form on a terminal.
 *
 * <p>It reads the one page that is asked for, and knows no command line, no plan and no rule.
 */
package dev.launchway.cli.explain;
