package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.remote.bootstrap.ReachedHost;

/** What the thread of a host has to report. */
sealed interface ConnectionEvent {

    /** The host it is about; {@code null} when it is about none. */
    HostConnection host();

    /** The agent runs there, or has no need to. */
    record Connected(HostConnection host, ReachedHost reached) implements ConnectionEvent {}

    /** The host cannot be used; nothing has changed there. */
    record Refused(HostConnection host, HostTrouble trouble) implements ConnectionEvent {}

    /** The agent said something, in so many bytes. */
    record Received(HostConnection host, FromAgent message, int size) implements ConnectionEvent {}

    /** The host, where no agent runs, was left as it is. */
    record Left(HostConnection host) implements ConnectionEvent {}

    /** What makes it take longer to reach the host. */
    record Delayed(HostConnection host, String why) implements ConnectionEvent {}

    /** Something else is to be looked at. */
    record Woken() implements ConnectionEvent {
        @Override
        public HostConnection host() {
            return null;
        }
    }

    /** The agent, or the way to it, is gone. */
    record Lost(HostConnection host, String why) implements ConnectionEvent {}
}
