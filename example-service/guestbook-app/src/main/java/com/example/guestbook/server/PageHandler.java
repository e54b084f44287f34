package com.example.guestbook.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows the entries, and takes new ones: post, redirect, get. */
final class PageHandler implements HttpHandler {

    private static final int MAX_BODY = 32 * 1024;

    private final Settings settings;
    private final EntryStore entries;
    private final PostLimit limit;
    private final Signer signer;

    PageHandler(Settings settings, EntryStore entries, PostLimit limit) {
        this.settings = settings;
        this.entries = entries;
        this.limit = limit;
        this.signer = new Signer(settings.sessionKey());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        boolean reading = method.equals("GET") || method.equals("HEAD");
        String path = exchange.getRequestURI().getPath();
        try {
            switch (path) {
                case "/" -> {
                    if (allow(exchange, reading, "GET, HEAD")) {
                        show(exchange);
                    }
                }
                case "/entries" -> {
                    if (allow(exchange, method.equals("POST"), "POST")) {
                        add(exchange);
                    }
                }
                case "/export" -> {
                    if (allow(exchange, reading, "GET, HEAD")) {
                        export(exchange);
                    }
                }
                case "/style.css" -> {
                    if (allow(exchange, reading, "GET, HEAD")) {
                        Answer.send(exchange, 200, "text/css; charset=utf-8", style());
                    }
                }
                default -> Answer.text(exchange, 404, "There is no page " + path + " here.\n");
            }
        } catch (SQLException e) {
            System.err.println("the database failed: " + e.getMessage());
            Answer.text(exchange, 503, "The guestbook is closed for a moment. Please try again.\n");
        }
    }

    private static boolean allow(HttpExchange exchange, boolean allowed, String methods) throws IOException {
        if (!allowed) {
            exchange.getResponseHeaders().set("Allow", methods);
            Answer.text(exchange, 405, "This page takes " + methods + ".\n");
        }
        return allowed;
    }

    private void show(HttpExchange exchange) throws IOException, SQLException {
        Answer.html(
                exchange,
                Html.page(settings.title(), signer.author(exchange), entries.newest(settings.shownEntries())));
    }

    private void add(HttpExchange exchange) throws IOException, SQLException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            Answer.text(exchange, 413, "That is too long for the guestbook.\n");
            return;
        }
        Form form;
        try {
            form = new Form(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            Answer.text(exchange, 400, "The form could not be read.\n");
            return;
        }
        String author = form.field("author");
        String message = form.field("message");
        if (author.isEmpty()
                || author.length() > Entry.MAX_AUTHOR
                || message.isEmpty()
                || message.length() > Entry.MAX_MESSAGE) {
            Answer.text(
                    exchange,
                    422,
                    "A name (up to %d characters) and a message (up to %d), please.\n"
                            .formatted(Entry.MAX_AUTHOR, Entry.MAX_MESSAGE));
        } else if (limit.exceeded(client(exchange))) {
            exchange.getResponseHeaders().set("Retry-After", "60");
            Answer.text(exchange, 429, "That was a lot at once. Please come back in a minute.\n");
        } else {
            entries.add(new Entry(author, message, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            signer.remember(exchange, author);
            Answer.seeOther(exchange, "/");
        }
    }

    private String client(HttpExchange exchange) {
        String told = exchange.getRequestHeaders().getFirst("X-Real-IP");
        return settings.behindProxy() && told != null
                ? told
                : exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private void export(HttpExchange exchange) throws IOException, SQLException {
        List<Entry> all = entries.newest(settings.keptEntries());
        StringBuilder lines = new StringBuilder("written\tauthor\tmessage\n");
        for (Entry entry : all) {
            lines.append(entry.written())
                    .append('\t')
                    .append(cell(entry.author()))
                    .append('\t')
                    .append(cell(entry.message()))
                    .append('\n');
        }
        Answer.send(
                exchange,
                200,
                "text/tab-separated-values; charset=utf-8",
                lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "").replace("\n", "\\n");
    }

    private static byte[] style() throws IOException {
        try (InputStream style = PageHandler.class.getResourceAsStream("style.css")) {
            return style.readAllBytes();
        }
    }
}
