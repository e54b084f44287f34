package dev.launchway.engine.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks servers whether they are there. Each look ends within seconds, and tells the reason in words for the reader. */
final class ServerLook {

    /** How long a connection and an answer by HTTP may take together. */
    static final Duration LONGEST = Duration.ofSeconds(7);

    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 5000;
    private static final int SUCCESS = 200;
    private static final int FAILURE = 400;

    private ServerLook() {}

    /** Why nothing takes connections; empty where something does. */
    static Optional<String> at(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Optional.of("the name '" + host + "' has no IP address");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(e));
        }
    }

    /** Why there is no answer of success; empty where there is one, or a redirect. */
    static Optional<String> at(URI url, Duration longest) {
        try {
            int status = within(longest, new FutureTask<>(() -> status(url)));
            return status >= SUCCESS && status < FAILURE
                    ? Optional.empty()
                    : Optional.of("it answers with status " + status);
        } catch (IOException e) {
            return Optional.of(reason(e));
        }
    }

    /** A bound for all of it: a name that is looked up has none, and an answer that comes byte by byte one for each byte alone. */
    private static int within(Duration longest, FutureTask<Integer> task) throws IOException {
        Thread thread = new Thread(task, "launchway-look");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("there was no whole answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static int status(URI url) throws IOException {
        URLConnection opened = url.toURL().openConnection(Proxy.NO_PROXY);
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IllegalArgumentException("'" + url + "' is no URL of http or https");
        }
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
