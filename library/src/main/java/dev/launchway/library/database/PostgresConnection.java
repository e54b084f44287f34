package dev.launchway.library.database;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a client connects to, without secrets.
 *
 * @param host the directory of a socket, or a name or an address
 * @param port the server's
 * @param user the role that logs in; {@code null} for that of the system's user
 * @param database the database's name
 * @param application what the server calls who is connected
 * @param parameters further ones of libpq
 */
record PostgresConnection(
        String host, int port, String user, String database, String application, Map<String, String> parameters) {

    private static final int CONNECT_SECONDS = 10;

    /** As libpq takes it, <a href="https://www.postgresql.org/docs/current/libpq-connect.html">34.1.1.1</a>. */
    String text() {
        StringBuilder text = new StringBuilder("host=" + quoted(host) + " port=" + port);
        if (user != null) {
            text.append(" user=").append(quoted(user));
        }
        text.append(" dbname=").append(quoted(database));
        text.append(" connect_timeout=" + CONNECT_SECONDS + " client_encoding=UTF8 application_name=")
                .append(application);
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(quoted(value)));
        return text.toString();
    }

    /** The same for another application. */
    PostgresConnection named(String newApplication) {
        return new PostgresConnection(host, port, user, database, newApplication, parameters);
    }

    /** For people. */
    String place() {
        return host.startsWith("/") ? "the socket " + host + "/.s.PGSQL." + port : host + ", port " + port;
    }

    /** How to look at the server. */
    String help() {
        return host.startsWith("/")
                ? "look whether it runs and where it listens: pg_lsclusters, systemctl status postgresql, ls " + host
                : "look whether it runs and lets this host in: pg_isready -h " + host + " -p " + port
                        + "; listen_addresses of postgresql.conf, pg_hba.conf and firewalls decide";
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
