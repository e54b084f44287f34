package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** A server that answers just what a test says, bytes that are no HTTP included. Each connection is for one answer. */
public final class FetchServer implements AutoCloseable {

    /** What a client asks; names of fields in small letters. */
    public record Request(String method, String path, Map<String, String> fields) {

        public String field(String name) {
            return fields.getOrDefault(name, "");
        }

        /** From where on it wants the content. */
        int from() {
            String range = field("range");
            return range.isEmpty() ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        }
    }

    /** Answers a request; the connection is closed then. */
    public interface Handler {
        void answer(Request request, OutputStream out) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FetchServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
        daemon(this::serve);
    }

    public static FetchServer http() throws IOException {
        return new FetchServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
    }

    static FetchServer https(SSLContext context) throws IOException {
        return https(context, InetAddress.getLoopbackAddress());
    }

    public static FetchServer https(SSLContext context, InetAddress address) throws IOException {
        return new FetchServer(context.getServerSocketFactory().createServerSocket(0, 50, address), "https");
    }

    public FetchServer on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Answers with one after the other, and with the last one from then on. */
    FetchServer on(String path, Handler first, Handler... others) {
        List<Handler> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return on(path, (request, out) -> {
            Handler next = all.size() > 1 ? all.remove(0) : all.get(0);
            next.answer(request, out);
        });
    }

    public String url(String path) {
        return scheme + "://localhost:" + port() + path;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    /** Waits until the server is closed. */
    void stall() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection.getInputStream());
            if (request == null) {
                return;
            }
            requests.add(request);
            Handler handler = handlers.getOrDefault(request.path(), status(404));
            handler.answer(request, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (Exception e) {
            return; // the client has gone, as some tests mean it to
        }
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fetch-server");
        thread.setDaemon(true);
        thread.start();
    }

    static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String[] words = first.split(" ", -1);
        return new Request(words[0], words[1], fields);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(ISO_8859_1).strip();
    }

    /** The beginning of an answer. */
    public static void head(OutputStream out, int status, String... fields) {
        try {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " status\r\nConnection: close\r\n");
            Arrays.asList(fields).forEach(field -> head.append(field).append("\r\n"));
            out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Handler status(int status, String... fields) {
        return (request, out) -> {
            List<String> all = new ArrayList<>(List.of(fields));
            all.add("Content-Length: 0");
            head(out, status, all.toArray(new String[0]));
        };
    }

    /** A whole content, whatever is asked for. */
    public static Handler content(byte[] content, String... fields) {
        return broken(content, content.length, fields);
    }

    /** A content that breaks off. */
    public static Handler broken(byte[] content, int after, String... fields) {
        return (request, out) -> {
            List<String> all = new ArrayList<>(List.of(fields));
            all.add("Content-Length: " + content.length);
            head(out, 200, all.toArray(new String[0]));
            out.write(content, 0, after);
        };
    }

    /** A content as a good server serves it: parts where they are asked for, and of the content that was asked for. */
    public static Handler file(byte[] content, String tag) {
        return file(content, content.length, "ETag: " + tag);
    }

    /**
     * A content with a validator, in parts.
     *
     * @param end where the connection breaks off
     */
    public static Handler file(byte[] content, int end, String validator) {
        String value = validator.substring(validator.indexOf(' ') + 1);
        return (request, out) -> {
            String condition = request.field("if-range");
            boolean part = request.from() > 0 && (condition.isEmpty() || condition.equals(value));
            if (!part) {
                broken(content, end, validator, "Accept-Ranges: bytes").answer(request, out);
                return;
            }
            if (request.from() >= content.length) {
                head(out, 416, "Content-Range: bytes */" + content.length, "Content-Length: 0");
                return;
            }
            head(
                    out,
                    206,
                    validator,
                    "Content-Range: bytes " + request.from() + "-" + (content.length - 1) + "/" + content.length,
                    "Content-Length: " + (content.length - request.from()));
            out.write(content, request.from(), Math.max(0, end - request.from()));
        };
    }
}
