/**
 * What annotated classes say: components, their members, the types of values, records.
 *
 * <p>Records of data with the elements and annotations that they come from, so that a diagnostic finds its place. Reading is
 * tolerant: a member with a fault is in the model as far as it can be understood, and the checks say what is wrong with it.
 * The package knows no rule, no environment and no generated code.
 */
package dev.launchway.processor.model;
