/** Verifies and updates an expanded tree on a target, or predicts that: order, events, journal, lock. */
package dev.launchway.engine.apply;
