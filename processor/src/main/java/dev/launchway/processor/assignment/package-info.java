/**
 * Environments brought together with components: which component runs where, and what is set for it.
 *
 * <p>It checks names, features and values, and knows nothing of resources and of order.
 */
package dev.launchway.processor.assignment;
