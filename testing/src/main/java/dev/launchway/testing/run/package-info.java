/** How tests run: what was skipped, how long one waits for another process, and what all tests of a process share. It knows nothing of Launchway's classes. */
package dev.launchway.testing.run;
