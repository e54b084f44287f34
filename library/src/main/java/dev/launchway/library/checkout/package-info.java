/**
 * The components that check out what version control keeps: git, Mercurial and Subversion.
 *
 * <p>It is written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component} and the textual forms that it shares with them, and must know neither the engine nor the plan.
 * {@code Checkout} is what all have in common; what a system calls things, its {@code VersionControl} alone knows.
 *
 * <p>The clients of the host do the work. What a repository holds is trusted as little as what an archive holds: nothing of it is
 * run, and credentials go to the repository's own host alone.
 */
package dev.launchway.library.checkout;
