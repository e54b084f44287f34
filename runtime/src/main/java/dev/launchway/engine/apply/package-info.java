/**
 * Makes one host as its expanded environment says, or predicts what that would change: root after root, sub-components first,
 * under a lock, with a journal of what changed. It knows the expanded tree, the system and the events, and no output.
 */
package dev.launchway.engine.apply;
