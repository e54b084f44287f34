/**
 * The process on a target: takes its host's part of an environment from the controller, configures it, and deploys root components
 * as it is told.
 *
 * <p>It listens on no port and speaks on its standard streams alone. It knows the engine; it knows neither the plan class nor the
 * environment files, which stay on the controller, nor how it was started.
 */
package dev.launchway.agent;
