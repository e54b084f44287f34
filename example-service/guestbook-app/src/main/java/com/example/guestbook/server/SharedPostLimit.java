package com.example.guestbook.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Counts in memcached, which all servers of the guestbook share. Without an answer posting is allowed: it is a courtesy. */
final class SharedPostLimit implements PostLimit {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int LIFETIME_SECONDS = 120;

    private final List<InetSocketAddress> servers;
    private final int perMinute;

    SharedPostLimit(List<InetSocketAddress> servers, int perMinute) {
        this.servers = List.copyOf(servers);
        this.perMinute = perMinute;
    }

    @Override
    public boolean exceeded(String client) {
        String key = "posts/" + Integer.toHexString(client.hashCode()) + "/"
                + Instant.now().getEpochSecond() / 60;
        InetSocketAddress server = servers.get(Math.floorMod(key.hashCode(), servers.size()));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            ask(socket, "add " + key + " 0 " + LIFETIME_SECONDS + " 1\r\n0\r\n");
            answers.readLine();
            ask(socket, "incr " + key + " 1\r\n");
            String count = answers.readLine();
            return count != null && Long.parseLong(count.strip()) > perMinute;
        } catch (IOException | NumberFormatException e) {
            System.err.println("cache " + server + " does not count: " + e.getMessage());
            return false;
        }
    }

    private static void ask(Socket socket, String command) throws IOException {
        socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
    }
}
