package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Probe;

/** Fails where a server is missing that is to get a configuration. In a prediction its package may be still to be installed. */
@Component
@Observed
final class InstalledServer {

    @Namevar
    String program;

    private final RunningServer server;

    InstalledServer(RunningServer server) {
        this.server = server;
        this.program = server.program().toString();
    }

    void verify(Probe probe) {
        if (!probe.predicting()) {
            server.require(probe);
        }
    }
}
