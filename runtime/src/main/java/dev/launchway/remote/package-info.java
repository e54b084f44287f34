/**
 * The controller's part of a remote run: reaches all hosts, agrees with all of them before it changes any, and deploys root
 * components in the order of the plan, hosts side by side.
 *
 * <p>It knows the engine's model and what controller and agent say to each other. It does not know how output is shown.
 */
package dev.launchway.remote;
