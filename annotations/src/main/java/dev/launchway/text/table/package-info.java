/**
 * The one form in which generated sources hold data: a table, a line for each record. The processor writes it, the runtime reads it;
 * docs/decisions/generated-sources.md describes it.
 *
 * <p>Internal to Launchway. This package knows no other one, and not what a table tells.
 */
package dev.launchway.text.table;
