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
import java.util.List;

/**
 * The client of Redis and Valkey. What is asked or changed goes to its standard input, a command a line. It ends with exit code 0
 * whatever came of that, and goes on without a login that failed: what it says is looked at.
 *
 * @param address where the server listens; {@code null} for its socket
 * @param socket the socket; {@code null} for the address
 * @param as the user of this host that runs it
 * @param user who logs in; {@code null} for nobody
 * @param password the password
 * @param authorities whom the certificate of the server may be from; {@code null} for no TLS
 * @param program its name or its path
 * @param timeout of a call
 */
record RedisClient(
        Address address,
        String socket,
        ActingUser as,
        String user,
        Secret password,
        String authorities,
        String program,
        Duration timeout) {

    private static final int NO_CODE = -1;

    /** Errors begin with a word of capitals (RESP, "Simple errors"); what users and settings are called begins otherwise. */
    private static final String ERROR = "[A-Z]{3,} .*";

    /** Says in {@code configure} what will be run. */
    void declare(Configuration here) {
        List<String> argv = argv();
        here.runs(argv);
        as.declare(here, rights -> rights.timeout(timeout).runs(argv));
        here.settle(argv, as.name(), timeout);
    }

    private List<String> argv() {
        List<String> argv = new ArrayList<>(List.of(program, "--no-auth-warning"));
        if (socket != null) {
            argv.addAll(List.of("-s", socket));
        } else {
            argv.addAll(List.of("-h", address.host(), "-p", Integer.toString(address.port())));
        }
        if (user != null) {
            argv.addAll(List.of("--user", user));
        }
        if (authorities != null) {
            argv.addAll(List.of("--tls", "--cacert", authorities));
        }
        return argv;
    }

    /** A word as the client reads it. */
    static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The lines that come of commands; nothing is changed. */
    List<String> ask(Probe probe, String commands) {
        return lines(run(probe, call(probe).stdin(commands)));
    }

    /** Has commands run that change something; what they say, which is nothing in a prediction. */
    List<String> change(Target target, Secret commands) {
        CommandResult result = run(target, call(target).stdin(commands));
        return target.predicting() ? List.of() : lines(result);
    }

    /** Has commands run that change something. */
    void change(Target target, String commands) {
        CommandResult result = run(target, call(target).stdin(commands));
        if (!target.predicting()) {
            lines(result);
        }
    }

    private CommandCall call(Probe probe) {
        CommandCall call = as.on(probe)
                .command(argv().toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(timeout);
        return password == null ? call : call.env("REDISCLI_AUTH", password);
    }

    private CommandResult run(Probe probe, CommandCall call) {
        try {
            return call.run();
        } catch (CommandFailed e) {
            if (e.exitCode() == NO_CODE) {
                RequiredProgram.check(probe, program, "redis-tools");
            }
            throw failed("the server " + place() + " gave no answer: " + e.getMessage(), e.stderr());
        }
    }

    private List<String> lines(CommandResult result) {
        String errors = result.stderr().strip();
        if (errors.startsWith("Could not connect")) {
            throw failed(
                    "the server cannot be reached " + place()
                            + ": look whether it runs and where it listens, or deploy what starts it before",
                    errors);
        }
        if (errors.startsWith("AUTH failed")) {
            throw failed("the server " + place() + " refused the login: correct .login(user, password)", errors);
        }
        List<String> lines = result.stdout().lines().toList();
        for (String line : lines) {
            if (line.matches(ERROR)) {
                throw failed("the server " + place() + " refused that: " + line + help(line), "");
            }
        }
        return lines;
    }

    private static String help(String error) {
        if (error.startsWith("NOAUTH")) {
            return "; it asks for a login: add .login(user, password)";
        }
        return error.startsWith("NOPERM") ? "; log in as a user who may, by .login(user, password)" : "";
    }

    private CommandFailed failed(String reason, String errors) {
        return new CommandFailed(reason, argv(), 0, "", errors);
    }

    /** Whether a user is the one who asks, and would not get in any more by another password. */
    boolean locksOut(String name, Secret newPassword) {
        return name.equals(user == null ? "default" : user) && !newPassword.equals(password);
    }

    String place() {
        return socket == null ? "at " + address : "by the socket " + socket;
    }
}
