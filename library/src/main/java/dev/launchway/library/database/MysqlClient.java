package dev.launchway.library.database;

import dev.launchway.api.Address;
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
 * The client of MySQL and MariaDB, as mariadb(1) describes it. What is asked or changed goes to its standard input. A password goes
 * before, on the first line of the same input; a shell makes an option file of it that is an open descriptor alone.
 *
 * @param address where the server listens; {@code null} for its socket
 * @param socket the socket; {@code null} for where the client looks for it
 * @param as the user of this host that runs it
 * @param user who logs in by a password; {@code null} for nobody
 * @param password the password
 * @param authorities whom a certificate of the server may be from; {@code null} where TLS is not asked for
 * @param program its name or its path
 * @param timeout of a call
 */
record MysqlClient(
        Address address,
        String socket,
        ActingUser as,
        String user,
        Secret password,
        String authorities,
        String program,
        Duration timeout) {

    private static final String PACKAGE = "mariadb-client";

    private static final List<String> WITH_PASSWORD = List.of("sh", "-c", """
            IFS= read -r password && exec "$@" 3<<end
            [client]
            password=$password
            end
            """, "sh");

    /** What a server would otherwise leave out, or write in another way, where it is set up so. */
    private static final String AS_EXPECTED = "SET SESSION sql_mode = '', sql_quote_show_create = 1;\n";

    private static final int NO_CODE = -1;
    private static final int NOT_FOUND = 127;

    /** Says in {@code configure} what will be run. */
    void declare(Configuration here) {
        List<String> argv = argv();
        here.runs(argv);
        as.declare(here, rights -> rights.timeout(timeout).runs(argv));
        here.settle(argv, as.name(), timeout);
    }

    private List<String> argv() {
        List<String> argv = new ArrayList<>();
        argv.add(program);
        if (user != null) {
            argv.addAll(List.of("--defaults-file=/dev/fd/3", "--user=" + user));
        }
        argv.addAll(List.of(
                "--batch",
                "--raw",
                "--skip-column-names",
                "--default-character-set=utf8mb4",
                "--connect-timeout=10",
                address == null ? "--protocol=socket" : "--protocol=tcp"));
        if (socket != null) {
            argv.add("--socket=" + socket);
        }
        if (address != null) {
            argv.addAll(List.of("--host=" + address.host(), "--port=" + address.port()));
        }
        if (authorities != null) {
            argv.addAll(List.of("--ssl-ca=" + authorities, tlsOption()));
        }
        return argv;
    }

    private String tlsOption() {
        return program.endsWith("mariadb") ? "--ssl-verify-server-cert" : "--ssl-mode=VERIFY_IDENTITY";
    }

    /** The rows that come of a statement, each with its columns; nothing is changed. */
    List<List<String>> ask(Probe probe, String statement) {
        return rows(run(probe, call(probe), AS_EXPECTED + statement));
    }

    private static List<List<String>> rows(CommandResult result) {
        return result.stdout()
                .lines()
                .map(row -> Arrays.asList(row.split("\t", -1)))
                .toList();
    }

    /** Has statements run that change something, each with its semicolon. */
    void change(Target target, String statements) {
        change(target, statements, "");
    }

    /** Has statements run that change something, and asks how it is then; nothing is known of that in a prediction. */
    List<List<String>> change(Target target, String statements, String question) {
        target.log("%s", statements.strip());
        CommandResult result = run(target, call(target), AS_EXPECTED + statements + question);
        return target.predicting() ? List.of() : rows(result);
    }

    /** Has statements run in which something secret stands. */
    void change(Target target, Secret statements) {
        Secret input = statements.map(text -> AS_EXPECTED + text);
        run(target, call(target).stdin(password == null ? input : input.map(this::afterPassword)));
    }

    private CommandResult run(Probe probe, CommandCall call, String input) {
        return run(
                probe,
                password == null
                        ? call.stdin(input)
                        : call.stdin(password.map(value -> optionValue(value) + "\n" + input)));
    }

    private String afterPassword(String statements) {
        return optionValue(password.reveal()) + "\n" + statements;
    }

    /** A value as option files take it: within quotes, where these characters alone mean something else. */
    private static String optionValue(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "\"";
    }

    private CommandCall call(Probe probe) {
        List<String> argv = new ArrayList<>(user == null ? List.of() : WITH_PASSWORD);
        argv.addAll(argv());
        return as.on(probe)
                .command(argv.toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(timeout);
    }

    private CommandResult run(Probe probe, CommandCall call) {
        try {
            return call.run();
        } catch (CommandFailed e) {
            if (e.exitCode() == NO_CODE || e.exitCode() == NOT_FOUND) {
                RequiredProgram.check(probe, program, PACKAGE);
            }
            CommandFailed told = new CommandFailed(reason(e), argv(), e.exitCode(), "", said(e.stderr()));
            told.initCause(e);
            throw told;
        }
    }

    /** Without the statement, which the client repeats. */
    private static String said(String errors) {
        int error = errors.indexOf("ERROR ");
        return error < 0 ? errors : errors.substring(error);
    }

    private String reason(CommandFailed e) {
        String said = said(e.stderr()).strip();
        if (e.exitCode() == NO_CODE) {
            return "the server " + place() + " gave no answer: " + e.getMessage()
                    + "; .timeout(…) of the server sets how long it may take";
        }
        if (said.matches("(?s)ERROR (2002|2003|2005|2013).*")) {
            return "the server cannot be reached " + place() + ": " + said
                    + "; look whether it runs and where it listens, or deploy what starts it before";
        }
        if (said.matches("(?s)ERROR (1044|1045|1698).*")) {
            return "the server " + place() + " refused the login: " + said + "; "
                    + (user == null
                            ? "say by .as(user) which user of the host it knows, or by .login(user, password)"
                            : "correct .login(user, password), or the user on the server");
        }
        return "the server " + place() + " refused that: " + said;
    }

    private String place() {
        if (address != null) {
            return "at " + address;
        }
        return socket == null ? "by its socket" : "by the socket " + socket;
    }
}
