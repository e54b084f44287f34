/** How tests run: what was skipped, and how long one waits for another process. It knows nothing of Launchway's classes. */
package dev.launchway.testing.run;
