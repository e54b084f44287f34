package dev.launchway.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers of tests that are other programs. */
public final class Ports {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 30_000;

    private Ports() {}

    /**
     * A port that nobody has, and that no connection of this machine is given: those have higher numbers.
     *
     * @return a port of the loopback address
     */
    public static int freePort() {
        int port = 0;
        while (!isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }
}
