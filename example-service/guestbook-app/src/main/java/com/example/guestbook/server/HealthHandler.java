package com.example.guestbook.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells load balancers and monitoring whether this server can take requests. */
final class HealthHandler implements HttpHandler {

    private final Path drainFile;
    private final EntryStore entries;

    HealthHandler(Path drainFile, EntryStore entries) {
        this.drainFile = drainFile;
        this.entries = entries;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (Files.exists(drainFile)) {
            Answer.text(exchange, 503, "about to restart\n");
        } else if (!entries.answers()) {
            Answer.text(exchange, 503, "the database does not answer\n");
        } else {
            Answer.text(exchange, 200, "ok\n");
        }
    }
}
