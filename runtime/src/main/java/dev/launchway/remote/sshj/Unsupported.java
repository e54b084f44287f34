package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;

/** Says what the built-in client lacks, and who has it. */
final class Unsupported {

    private Unsupported() {}

    static ConnectFailed because(String reason) {
        return new ConnectFailed(
                Reason.UNSUPPORTED,
                reason + ", which the built-in client cannot do",
                "set transport = \"openssh\" for this host in the environment");
    }
}
