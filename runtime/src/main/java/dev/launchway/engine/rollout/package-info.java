/**
 * Deploys root components in the order that their resources demand: on one host or on many, each of which has an agent, in this
 * process or far away. It is the one place that decides what begins when, and what is skipped. It knows the model and the events;
 * it does not know how an agent does its work, nor how it is reached.
 */
package dev.launchway.engine.rollout;
