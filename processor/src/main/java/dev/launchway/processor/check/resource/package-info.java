/**
 * Resources and order, LW2xx: whether each requirement has its providers, of its type, in every environment, whether what is
 * provided is used, and whether there is an order. It knows no templates, and generates nothing.
 */
package dev.launchway.processor.check.resource;
