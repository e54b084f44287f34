package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.SshSettings;

/** What a host is called in {@code known_hosts}. */
final class KnownHostName {

    private static final int SSH_PORT = 22;

    private KnownHostName() {}

    /** With its port, unless that is the usual one, or an alias stands for all of it. */
    static String of(SshSettings settings) {
        return settings.port() == SSH_PORT || settings.hostKeys().alias().isPresent()
                ? settings.keyName()
                : "[" + settings.keyName() + "]:" + settings.port();
    }
}
