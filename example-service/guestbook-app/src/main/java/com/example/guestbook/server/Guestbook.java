package com.example.guestbook.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The running application. */
final class Guestbook implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int GRACE_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();

    private Guestbook(HttpServer server) {
        this.server = server;
    }

    static Guestbook start(Settings settings) throws IOException, SQLException {
        EntryStore entries = new EntryStore(settings.jdbcUrl(), settings.databasePassword());
        entries.createTable();
        Files.deleteIfExists(settings.drainFile());
        Guestbook guestbook = new Guestbook(HttpServer.create(settings.listen(), 0));
        guestbook.serve(settings, entries);
        return guestbook;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void serve(Settings settings, EntryStore entries) {
        AccessLog log = new AccessLog(settings.accessLog());
        server.createContext("/health", log.around(new HealthHandler(settings.drainFile(), entries)));
        if (settings.roles().contains("web")) {
            PostLimit limit = settings.caches().isEmpty()
                    ? new LocalPostLimit(settings.postsPerMinute())
                    : new SharedPostLimit(settings.caches(), settings.postsPerMinute());
            server.createContext("/", log.around(new PageHandler(settings, entries, limit)));
        }
        if (settings.roles().contains("worker")) {
            worker.scheduleWithFixedDelay(() -> clean(entries, settings.keptEntries()), 1, 60, TimeUnit.MINUTES);
        }
        server.setExecutor(requests);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(GRACE_SECONDS)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void clean(EntryStore entries, int kept) {
        try {
            System.out.println("removed " + entries.keep(kept) + " old entries");
        } catch (SQLException e) {
            System.err.println("old entries stay: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        stop(0);
    }

    private void stop(int graceSeconds) {
        server.stop(graceSeconds);
        requests.shutdown();
        worker.shutdown();
    }
}
