/**
 * What controller and agent say to each other: frames with a length, a type and fields of a closed schema.
 *
 * <p>Neither side trusts the other: each length is checked before anything is allocated, each type and each value against what is
 * allowed, and whatever does not fit ends the conversation. It knows the events of a run and the values of resources; it does not
 * know how they come about, nor what carries the bytes.
 */
package dev.launchway.agent.protocol;
