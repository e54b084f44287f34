package dev.launchway.library.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Servers that run on the loopback address for the tests of a class, and what they answer. */
final class Running {

    private static final int REQUESTS = 8;

    private Running() {}

    /** Runs a command that ends soon, as one that leaves a server behind. */
    static void command(String... argv) {
        output(argv);
    }

    static String output(String... argv) {
        try {
            Path output = Files.createTempFile("output", ".log");
            Process process = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor()).as(() -> text(output)).isZero();
            String text = text(output);
            Files.delete(output);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, with the directories above it. */
    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long pid(Path file) {
        Waiting.waitFor(file.toString())
                .until(() -> Files.exists(file) && !text(file).isBlank());
        return Long.parseLong(text(file).strip());
    }

    /** Ends a server and waits until it is gone. */
    static void end(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroy();
            Waiting.waitFor("the end of " + pid).until(() -> !process.isAlive());
        });
    }

    /** A server of HTTP that answers with a text. */
    static HttpServer backend(String text) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, text.length());
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a port answers; the error of the connection where it does not. */
    static String get(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection(Proxy.NO_PROXY);
            connection.setReadTimeout(60_000);
            connection.setRequestProperty("Connection", "close");
            if (connection.getResponseCode() != 200) {
                return "status " + connection.getResponseCode();
            }
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** A server that was told to read its configuration may answer once more as before. */
    static void awaitAnswer(int port, String expected) {
        Waiting.waitFor("'" + expected + "' of port " + port)
                .untilAsserted(() -> assertThat(get(port)).isEqualTo(expected));
    }

    /** The different answers of several requests. */
    static Set<String> answers(int port) {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(get(port));
        }
        return answers;
    }
}
