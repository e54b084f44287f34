package dev.launchway.library.database;

import dev.launchway.api.Probe;
import dev.launchway.api.UpdateNeeded;
import java.util.Objects;
import java.util.Set;

/** What the components for PostgreSQL have in common: the server. */
abstract class PostgresComponent<S extends PostgresComponent<S>> {

    private PostgresServer server = PostgresServer.local();

    /** This component, by its own type. */
    abstract S self();

    /**
     * Sets the server; by default that of this host, as {@code postgres}.
     *
     * @param where how it is reached; components that are given the same one ask it together
     * @return this
     */
    public S on(PostgresServer where) {
        server = Objects.requireNonNull(where, "server");
        return self();
    }

    final PostgresServer server() {
        return server;
    }

    /** Fails where something is missing that others make; in a prediction that may be still to come. */
    final void require(Probe probe, Psql maintenance, Set<String> roles, String database) {
        String missing = missing(probe, maintenance, roles, database);
        if (missing != null && probe.predicting()) {
            throw new UpdateNeeded(missing + " yet");
        }
        if (missing != null) {
            throw new IllegalStateException(missing + ": deploy what makes it before");
        }
    }

    /** What is missing; {@code null} where all is there. */
    final String missing(Probe probe, Psql maintenance, Set<String> roles, String database) {
        boolean asked = server.knowsFacts();
        String missing = missing(server.facts(probe, maintenance), roles, database);
        if (missing == null || !asked) {
            return missing;
        }
        server.forget();
        return missing(server.facts(probe, maintenance), roles, database);
    }

    private static String missing(ClusterFacts facts, Set<String> roles, String database) {
        for (String role : roles) {
            if (!facts.roles().containsKey(role)) {
                return "there is no role '" + role + "'";
            }
        }
        return facts.databases().containsKey(database) ? null : "there is no database '" + database + "'";
    }
}
