package dev.launchway.library.application;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small application: answers with what it was started with, and says good-bye in a file. */
final class Greeter {

    private Greeter() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("fail")) {
            throw new IllegalStateException("the database is missing");
        }
        boolean hangs = arguments.length > 0 && arguments[0].equals("hang");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(hangs)));
        String text = String.join(
                " ",
                String.join(",", arguments),
                System.getProperty("greeting", "-"),
                System.getenv().getOrDefault("KEY", "-"),
                System.getProperty("java.specification.version"),
                Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port")), 10);
        server.createContext("/", exchange -> {
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
    }

    private static void end(boolean hangs) {
        try {
            Files.writeString(Path.of("bye"), "bye\n");
            if (hangs) {
                Thread.sleep(600_000);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
