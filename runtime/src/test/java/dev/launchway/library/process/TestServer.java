package dev.launchway.library.process;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.testing.run.JavaProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A program that answers with its process id, or ends at once when told so. */
final class TestServer {

    private TestServer() {}

    static String[] command(int port, String... options) {
        List<String> command = JavaProgram.command(TestServer.class, Integer.toString(port));
        command.addAll(List.of(options));
        return command.toArray(new String[0]);
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println("hello from " + ProcessHandle.current().pid());
        if (arguments.length > 1 && arguments[1].equals("fail")) {
            System.err.println("the database is missing");
            System.exit(7);
        }
        int status = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 204;
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 10);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }
}
