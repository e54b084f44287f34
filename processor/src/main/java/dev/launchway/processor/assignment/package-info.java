/**
 * Environments brought together with components: which component runs where, and what is set for it.
 *
 * <p>What does not fit is left out, and checks say what is wrong with it. The package knows nothing of resources and of order.
 */
package dev.launchway.processor.assignment;
