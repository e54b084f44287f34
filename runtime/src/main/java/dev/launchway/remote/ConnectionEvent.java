package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.remote.bootstrap.RunningAgent;

/** What the thread of a host has to report. */
sealed interface ConnectionEvent {

    /** The host it is about. */
    HostConnection host();

    /** The agent runs there. */
    record Connected(HostConnection host, RunningAgent agent) implements ConnectionEvent {}

    /** The host cannot be used; nothing has changed there. */
    record Refused(HostConnection host, HostTrouble trouble) implements ConnectionEvent {}

    /** The agent said something, in so many bytes. */
    record Received(HostConnection host, FromAgent message, int size) implements ConnectionEvent {}

    /** The agent, or the way to it, is gone. */
    record Lost(HostConnection host, String why) implements ConnectionEvent {}
}
