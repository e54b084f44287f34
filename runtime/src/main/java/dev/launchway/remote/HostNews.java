package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.remote.bootstrap.RunningAgent;

/** What the thread of a host has to report. */
sealed interface HostNews {

    /** The host it is about. */
    HostLink host();

    /** The agent runs there. */
    record Connected(HostLink host, RunningAgent agent) implements HostNews {}

    /** The host cannot be used; nothing has changed there. */
    record Refused(HostLink host, HostTrouble trouble) implements HostNews {}

    /** The agent said something, in so many bytes. */
    record Said(HostLink host, FromAgent message, int size) implements HostNews {}

    /** The agent, or the way to it, is gone. */
    record Lost(HostLink host, String why) implements HostNews {}
}
