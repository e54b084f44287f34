/**
 * What environments say of components, LW3xx: names that there are, values of the right type, what is required, what has no
 * effect. It sees environments that were read, and neither files nor templates.
 */
package dev.launchway.processor.check.environment;
