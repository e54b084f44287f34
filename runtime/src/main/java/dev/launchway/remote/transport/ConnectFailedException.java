package dev.launchway.remote.transport;

import java.io.IOException;

/** A host that could not be reached, or that did not let us in. */
public final class ConnectFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** Its name has no address. */
        UNKNOWN_NAME,
        /** No connection to its port: refused, no route, no answer in time. */
        UNREACHABLE,
        /** It closed the connection before a word, as a server does that has many logins before it. */
        BUSY,
        /** Its key is neither pinned nor in {@code known_hosts}. */
        HOST_KEY_UNKNOWN,
        /** Its key is another one than the pinned one, or that of {@code known_hosts}. */
        HOST_KEY_CHANGED,
        /** It accepts no key that we have. */
        AUTHENTICATION,
        /** The connection was there and is gone. */
        LOST,
        /** This machine's own configuration of SSH is at fault. */
        CONFIGURATION,
        /** The built-in client lacks what the host or {@code ssh_config} asks for; nobody has tried to log in yet. */
        UNSUPPORTED
    }

    private final Reason reason;
    private final String help;

    /**
     * Says what went wrong.
     *
     * @param reason the kind
     * @param message one sentence, without the host's name in the environment
     * @param help what to do; empty where there is nothing to add
     */
    public ConnectFailedException(Reason reason, String message, String help) {
        super(message);
        this.reason = reason;
        this.help = help;
    }

    /**
     * What went wrong.
     *
     * @return the kind
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What to do.
     *
     * @return one sentence, or empty
     */
    public String help() {
        return help;
    }
}
