package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;

/** Says what the built-in client lacks, and who has it. */
final class Unsupported {

    private Unsupported() {}

    static ConnectFailedException because(String reason) {
        return new ConnectFailedException(
                Reason.UNSUPPORTED,
                reason + ", which the built-in client cannot do",
                "set transport = \"openssh\" for this host in the environment");
    }
}
