/**
 * The secrets of a run, and where text shows them: in the clear, encoded, or as the placeholder that stands for one which somebody
 * joined to a text. It knows the API's secrets and the events
 * that it takes them out of, and nothing of components, of hosts or of what text is for.
 */
package dev.launchway.engine.redaction;
