package dev.launchway.library.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy: passes requests on, and makes tunnels. */
final class FetchProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final String credential;

    /** @param credential user and password as in {@code app:secret}; {@code null} where none are wanted */
    FetchProxy(String credential) throws IOException {
        this.credential = credential;
        FetchServer.daemon(this::serve);
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** The method and the target of each request that was let through. */
    List<String> seen() {
        return seen;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                FetchServer.daemon(() -> pass(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client) {
            FetchServer.Request request = FetchServer.read(client.getInputStream());
            if (request == null) {
                return;
            }
            if (credential != null && !request.field("proxy-authorization").equals(expected())) {
                FetchServer.status(407, "Proxy-Authenticate: Basic realm=\"proxy\"")
                        .answer(request, client.getOutputStream());
                return;
            }
            seen.add(request.method() + " " + request.path());
            boolean tunnel = request.method().equals("CONNECT");
            URI uri = URI.create(tunnel ? "http://" + request.path() : request.path());
            try (Socket server = new Socket(uri.getHost(), uri.getPort())) {
                if (tunnel) {
                    client.getOutputStream().write("HTTP/1.1 200 ok\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    FetchServer.daemon(() -> copy(client, server));
                } else {
                    StringBuilder head = new StringBuilder("GET " + uri.getRawPath() + " HTTP/1.1\r\n");
                    request.fields().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
                    server.getOutputStream()
                            .write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
                }
                copy(server, client);
            }
        } catch (Exception e) {
            return; // one of both has gone
        }
    }

    private String expected() {
        return "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException | UnsupportedOperationException e) {
            return;
        }
    }
}
