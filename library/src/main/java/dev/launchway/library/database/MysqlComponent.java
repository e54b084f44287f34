package dev.launchway.library.database;

import java.util.Objects;

/** What the components for MySQL and MariaDB have in common: the server. */
abstract class MysqlComponent<S extends MysqlComponent<S>> {

    private MysqlServer server = MysqlServer.local();

    /** This component, by its own type. */
    abstract S self();

    /**
     * Sets the server; by default that of this host, as {@code root}.
     *
     * @param where how it is reached
     * @return this
     */
    public S on(MysqlServer where) {
        server = Objects.requireNonNull(where, "server");
        return self();
    }

    final MysqlServer server() {
        return server;
    }
}
