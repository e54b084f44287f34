/**
 * Resources: what each component's tree provides and requires, whether that fits in every environment, and the two orders that
 * follow from it.
 */
package dev.launchway.processor.resource;
