/** The build's part of Launchway. It knows the plan jar as a program, and nothing of its inside. */
package dev.launchway.maven;
