/**
 * What the API and the engine share behind it. It is not for authors of components: it may change with each release.
 */
package dev.launchway.api.internal;
