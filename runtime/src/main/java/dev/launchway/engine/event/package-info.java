/** The one stream of events that every output reads. It knows no other package of the engine. */
package dev.launchway.engine.event;
