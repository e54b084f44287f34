/**
 * Machines with a process 1 of their own, for tests of what runs on a whole system: systemd, supervisor, cron. The methods of a test
 * class with {@link dev.launchway.testing.machine.OnMachine} run on such a machine, in a JVM there.
 */
package dev.launchway.testing.machine;
