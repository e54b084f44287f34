/**
 * Components that hold what a database server has for a service: roles, databases, privileges, the schema. The server itself is a
 * package of the platform.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, and the textual forms that it shares with the compiler. They ask and change a server by its own
 * client, and must know neither the engine nor the plan.
 */
package dev.launchway.library.database;
