package dev.launchway.library.database;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.RequiredProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The client of PostgreSQL, for one database: always the same command line, and what is asked or changed on its standard input.
 *
 * @param program its name, or its path
 * @param connection where to
 * @param actor the user of this host that runs it
 * @param password of the role that logs in; {@code null} for none
 * @param timeout of a call
 */
record Psql(String program, PostgresConnection connection, ActingUser actor, Secret password, Duration timeout) {

    private static final String PACKAGE = "postgresql-client";
    private static final int NO_CONNECTION = 2;
    private static final int NO_CODE = -1;

    /** Parts of a line end with a NUL, which is in no text of PostgreSQL. */
    private static final String END = "\0";

    /**
     * A superuser has the server write nothing of this session into its log or its statistics: a verifier of a password may be in it.
     */
    private static final String UNLOGGED =
            "SELECT pg_catalog.set_config(s.name, s.value, false) FROM (VALUES ('log_statement', 'none'),"
                    + " ('log_min_duration_statement', '-1'), ('log_min_duration_sample', '-1'), ('log_duration', 'off'),"
                    + " ('log_min_error_statement', 'panic'), ('pg_stat_statements.track_utility', 'off')) AS s(name, value)"
                    + " WHERE pg_catalog.current_setting('is_superuser') = 'on'"
                    + " AND (s.name LIKE '%.%' OR EXISTS (SELECT FROM pg_catalog.pg_settings p WHERE p.name = s.name))"
                    + " \\g /dev/null\n";

    /** The command line. */
    List<String> argv() {
        return List.of(
                program,
                "--no-psqlrc",
                "--no-password",
                "--quiet",
                "--no-align",
                "--tuples-only",
                "--field-separator-zero",
                "--record-separator-zero",
                "--set=ON_ERROR_STOP=1",
                "--file=-",
                "--dbname=" + connection.text());
    }

    void declare(Configuration here) {
        here.runs(argv());
        here.settle(argv(), actor.name(), timeout);
        actor.declare(here, rights -> rights.timeout(timeout).runs(argv()));
    }

    /**
     * Asks; nothing is changed.
     *
     * @param sql statements whose rows have all as many columns
     * @param columns how many
     * @return the rows
     */
    List<List<String>> ask(Probe probe, String sql, int columns) {
        String output = run(probe, call(probe).stdin(sql)).stdout();
        List<String> cells = Arrays.asList(output.split(END, -1));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i + columns <= cells.size(); i += columns) {
            rows.add(cells.subList(i, i + columns));
        }
        return rows;
    }

    /** Changes. */
    CommandResult change(Target target, String sql) {
        return run(target, call(target).stdin(sql));
    }

    /** Changes what must not be seen. */
    void change(Target target, Secret sql) {
        run(target, call(target).stdin(sql.map(text -> UNLOGGED + text)));
    }

    /** Whether the role can log in. */
    boolean logsIn(Probe probe) {
        return call(probe).stdin("SELECT;\n").allowExit(0, NO_CONNECTION).run().exitCode() == 0;
    }

    CommandCall call(Probe probe) {
        CommandCall call = actor.on(probe)
                .command(argv().toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(timeout);
        return password == null ? call : call.env("PGPASSWORD", password);
    }

    private CommandResult run(Probe probe, CommandCall call) {
        try {
            return call.run();
        } catch (CommandFailed e) {
            throw failure(probe, e);
        }
    }

    /** In words for people, and without the output, which may be what a query found of passwords. */
    CommandFailed failure(Probe probe, CommandFailed e) {
        if (e.exitCode() == NO_CODE) {
            RequiredProgram.check(probe, program, PACKAGE);
        }
        return new CommandFailed(reason(e), e.argv(), e.exitCode(), "", e.stderr());
    }

    private String reason(CommandFailed e) {
        if (e.exitCode() == NO_CODE) {
            return "PostgreSQL at " + connection.place() + " gave no answer: " + e.getMessage()
                    + "; .timeout(…) of the server sets how long it may take";
        }
        String said = Said.by(e.stderr());
        if (e.exitCode() != NO_CONNECTION) {
            return "PostgreSQL refused that: " + said;
        }
        return e.stderr().contains("FATAL")
                ? "PostgreSQL at " + connection.place() + " refused the connection: " + said
                        + "; pg_hba.conf says who may connect, and how"
                : "PostgreSQL cannot be reached at " + connection.place() + ": " + said + "; " + connection.help();
    }
}
