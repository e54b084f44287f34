package dev.launchway.library.certificate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.launchway.testing.Ports;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Let's Encrypt's server for tests, Pebble, as an authority on the loopback address, with a name service by which all names are there,
 * and a web server that shows one directory for all of them.
 */
final class Pebble implements AutoCloseable {

    /** A name that it gives no certificate for. */
    static final String BLOCKED = "blocked.example.com";

    static final String KEY_ID = "kid-1";
    static final String HMAC_KEY = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";

    private final Path directory;
    private final Path webroot;
    private final int port = Ports.freePort();
    private final HttpServer web;
    private final Process names;
    private final Process server;

    Pebble(Path directory) throws IOException {
        this.directory = directory;
        webroot = Files.createDirectories(directory.resolve("webroot"));
        Authority authority = new Authority(directory).issue("pebble", 100, "DNS:localhost,IP:127.0.0.1");
        Files.writeString(directory.resolve("chain.pem"), authority.text("pebble.pem", "issuing.pem"));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", this::show);
        web.start();
        int dns = Ports.freePort();
        names = start(
                "names.log",
                List.of(
                        "pebble-challtestsrv",
                        "-defaultIPv4",
                        "127.0.0.1",
                        "-defaultIPv6",
                        "",
                        "-dns01",
                        "127.0.0.1:" + dns,
                        "-http01",
                        "",
                        "-https01",
                        "",
                        "-tlsalpn01",
                        "",
                        "-management",
                        "127.0.0.1:" + Ports.freePort()));
        Files.writeString(directory.resolve("pebble.json"), """
                {"pebble": {
                  "listenAddress": "127.0.0.1:%d",
                  "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "%s/chain.pem",
                  "privateKey": "%s/pebble.key",
                  "httpPort": %d,
                  "tlsPort": 1,
                  "ocspResponderURL": "",
                  "domainBlocklist": ["%s"],
                  "externalAccountBindingRequired": false,
                  "externalAccountMACKeys": {"%s": "%s"}
                }}
                """.formatted(
                port, Ports.freePort(), directory, directory, web.getAddress().getPort(), BLOCKED, KEY_ID, HMAC_KEY));
        server = start(
                "pebble.log",
                List.of("pebble", "-config", directory + "/pebble.json", "-dnsserver", "127.0.0.1:" + dns));
        Waiting.waitFor("pebble listens").until(this::listens);
    }

    private Process start(String log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile());
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        builder.environment().put("PEBBLE_WFE_NONCEREJECT", "0");
        return builder.start();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        Path file = webroot.resolve(exchange.getRequestURI().getPath().substring(1));
        boolean there = Files.isRegularFile(file);
        byte[] content = there ? Files.readAllBytes(file) : new byte[0];
        exchange.sendResponseHeaders(there ? 200 : 404, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    /** An order of this authority. */
    Acme order(String path) {
        return Acme.at(path)
                .names("shop.example.com")
                .email("ops@example.com")
                .webroot(webroot)
                .server("https://127.0.0.1:" + port + "/dir")
                .ca(directory + "/root.pem");
    }

    /** How many certificates it has given. */
    long issued() {
        try {
            return Files.readAllLines(directory.resolve("pebble.log")).stream()
                    .filter(line -> line.contains("Issued certificate serial"))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        web.stop(0);
        for (Process process : List.of(server, names)) {
            process.destroy();
            process.onExit().join();
        }
    }
}
