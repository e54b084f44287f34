package com.example.guestbook.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One line for each request. The file is opened for each line, so that log rotation may rename it at any time. */
final class AccessLog {

    private final Path file;

    AccessLog(Path file) {
        this.file = file;
    }

    HttpHandler around(HttpHandler handler) {
        return exchange -> {
            try {
                handler.handle(exchange);
            } catch (RuntimeException e) {
                System.err.println("a request failed: " + e);
                Answer.text(exchange, 500, "Something went wrong.\n");
            } finally {
                write(exchange);
            }
        };
    }

    private synchronized void write(HttpExchange exchange) {
        String line = "%s %s %s %s %d%n"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        exchange.getRemoteAddress().getAddress().getHostAddress(),
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        exchange.getResponseCode());
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
