/**
 * What generated code implements and builds: the definition of each component and record, and the plan of the service.
 *
 * <p>The processor writes against this package; the engine reads it. It knows the api and the annotations, and no engine. It is no
 * API for authors: it may change with each release.
 */
package dev.launchway.plan;
