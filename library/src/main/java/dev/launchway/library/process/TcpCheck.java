package dev.launchway.library.process;

import dev.launchway.api.Probe;

/** Whether something accepts connections at an address. */
record TcpCheck(String host, int port) implements ReadyCheck {

    TcpCheck {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "'" + host + ":" + port + "' is not an address: .tcp(…) needs a host and a port from 1 to 65535");
        }
    }

    @Override
    public String name() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public int portHere() {
        return PortHolder.isHere(host) ? port : 0;
    }

    @Override
    public String problem(Probe probe) {
        return probe.problemAt(host, port).orElse(null);
    }
}
