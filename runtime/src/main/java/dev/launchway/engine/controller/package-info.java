/**
 * What the controller gets for hosts: it runs the sources that components have named, each once in a run, keeps what they wrote as
 * long as the run lasts, and what they want to find again for longer.
 *
 * <p>It knows the expanded tree and how to tell what failed. It knows neither hosts nor how anything reaches them.
 */
package dev.launchway.engine.controller;
