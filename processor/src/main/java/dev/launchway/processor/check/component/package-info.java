/**
 * The rules of component classes, LW1xx: each a class that reports what breaks it. They see the model and its elements, no
 * environment, and write nothing but diagnostics.
 */
package dev.launchway.processor.check.component;
