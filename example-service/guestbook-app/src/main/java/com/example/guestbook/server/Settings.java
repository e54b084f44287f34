package com.example.guestbook.server;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the guestbook is told by its properties file.
 *
 * @param title the heading of the page
 * @param listen where to listen
 * @param roles {@code web} shows the pages, {@code worker} removes old entries
 * @param jdbcUrl the database
 * @param databasePassword the password of the database's user
 * @param sessionKey signs what browsers keep, the same on all servers
 * @param shownEntries how many entries the page shows
 * @param keptEntries how many entries the worker leaves in the database
 * @param postsPerMinute how many entries one client may write
 * @param caches memcached servers that count the posts; none for counting in this process
 * @param behindProxy whether a proxy tells the client's address by {@code X-Real-IP}
 * @param accessLog the file for one line per request
 * @param drainFile while it exists, the health check says that this server is about to stop
 */
record Settings(
        String title,
        InetSocketAddress listen,
        Set<String> roles,
        String jdbcUrl,
        String databasePassword,
        String sessionKey,
        int shownEntries,
        int keptEntries,
        int postsPerMinute,
        List<InetSocketAddress> caches,
        boolean behindProxy,
        Path accessLog,
        Path drainFile) {

    static Settings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Settings(
                required(properties, "title"),
                new InetSocketAddress(required(properties, "listen"), number(properties, "port")),
                new TreeSet<>(words(properties, "roles")),
                required(properties, "jdbc.url"),
                secret(properties, "jdbc.password-file"),
                secret(properties, "session.key-file"),
                number(properties, "entries.shown"),
                number(properties, "entries.kept"),
                number(properties, "posts.per-minute"),
                servers(words(properties, "caches")),
                Boolean.parseBoolean(required(properties, "behind-proxy")),
                Path.of(required(properties, "access-log")),
                Path.of(required(properties, "drain-file")));
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the settings lack '" + key + "'");
        }
        return value.strip();
    }

    /** Secrets stand in files of their own, so that these settings can be shown to everybody. */
    private static String secret(Properties properties, String key) throws IOException {
        return Files.readString(Path.of(required(properties, key))).strip();
    }

    private static int number(Properties properties, String key) {
        String text = required(properties, key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' must be a number, not '" + text + "'", e);
        }
    }

    private static List<String> words(Properties properties, String key) {
        List<String> words = new ArrayList<>();
        for (String word : properties.getProperty(key, "").strip().split(" +", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<InetSocketAddress> servers(List<String> words) {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String word : words) {
            int colon = word.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'caches' must list host:port, not '" + word + "'");
            }
            servers.add(InetSocketAddress.createUnresolved(
                    word.substring(0, colon), Integer.parseInt(word.substring(colon + 1))));
        }
        return servers;
    }
}
