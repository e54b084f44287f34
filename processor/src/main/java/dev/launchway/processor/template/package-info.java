/**
 * Reads templates: finds them in definition directories and parses them by the engine's own parser. It judges nothing that they
 * say.
 */
package dev.launchway.processor.template;
