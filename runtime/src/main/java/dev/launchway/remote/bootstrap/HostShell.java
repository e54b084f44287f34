package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Timeouts;
import dev.launchway.remote.transport.Timeouts.Timeout;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The shell of a host: takes scripts, and makes sense of what comes back, or of what does not.
 *
 * @param connection a connection to the host
 * @param place where and as whom scripts run
 * @param patience how long the host may take for an answer
 */
record HostShell(Connection connection, TargetPlace place, Duration patience) {

    private static final Timeouts TIMEOUTS = new Timeouts();
    /** For the last that a command which has ended wrote; longer than a machine takes to carry it. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    /** This part of the time for an answer is left when a host without one is told that no more input comes. */
    private static final int HINT = 10;

    /** A login shell that takes longer is asked in another way, which finds out why. */
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private static final int LONGEST_EXCERPT = 600;

    /** Ends the connection when an answer, or the next sign of life before it, takes too long. */
    Timeout timeout() {
        return TIMEOUTS.set(patience, connection::close);
    }

    /**
     * Runs a script that is part of the command line: one round trip less than {@link #start}, where nothing is out of the ordinary.
     *
     * @param script one line
     * @param input what it finds on its standard input
     * @param timeout goes off when the host is silent for too long
     * @return the running script; empty where it does not come to run at once, and where {@code sudo} would write it to a log
     * @throws ConnectFailedException when the connection breaks
     */
    Optional<HostCommand> startAtOnce(String script, String input, Timeout timeout) throws ConnectFailedException {
        Mark mark = Mark.random();
        Optional<String> line = place.serviceUser().isPresent() ? Optional.empty() : Shell.command(script, mark);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        RemoteCommand command = run(line.get(), timeout);
        write(command, input);
        Duration most = patience.compareTo(PROMPT.multipliedBy(2)) < 0 ? patience.dividedBy(2) : PROMPT;
        try (Timeout late = TIMEOUTS.set(most, () -> endInput(command))) {
            InputStream output = new BufferedInputStream(command.output());
            String noise = mark.await(output);
            if (!late.expired()) {
                return Optional.of(new HostCommand(command, output, noise));
            }
        } catch (Mark.TakenException | HostUnfitException | EOFException e) {
            if (timeout.expired()) {
                throw silence();
            }
        } catch (IOException e) {
            command.close();
            throw broken(e, timeout);
        }
        command.close();
        return Optional.empty();
    }

    /** A command that is gone already has said why, and the reader finds it. */
    private static void write(RemoteCommand command, String input) {
        try {
            command.input().write(input.getBytes(StandardCharsets.UTF_8));
            command.input().flush();
        } catch (IOException e) {
            assert e != null; // what it said is the better answer
        }
    }

    private RemoteCommand run(String line, Timeout timeout) throws ConnectFailedException {
        try {
            return connection.start(line);
        } catch (ConnectFailedException e) {
            throw timeout.expired() ? silence() : e;
        }
    }

    /**
     * Runs a script. What start-up files of the login shell say is read and left aside; the script's own output comes next.
     *
     * @param script one line
     * @param input what it finds on its standard input
     * @param timeout goes off when the host is silent for too long
     * @return the running script
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host runs no script
     */
    HostCommand start(String script, String input, Timeout timeout) throws ConnectFailedException, HostUnfitException {
        RemoteCommand command = run(Shell.command(place.serviceUser()), timeout);
        Mark mark = Mark.random();
        write(command, Shell.introduced(script, mark) + input);
        InputStream output = new BufferedInputStream(command.output());
        try (Timeout hint = TIMEOUTS.set(patience.minus(patience.dividedBy(HINT)), () -> endInput(command))) {
            try {
                return new HostCommand(command, output, mark.await(output));
            } catch (Mark.TakenException e) {
                throw taken();
            } catch (EOFException e) {
                if (timeout.expired()) {
                    throw silence();
                }
                throw hint.expired() ? taken() : silent(command, e.getMessage());
            } catch (IOException e) {
                throw broken(e, timeout);
            }
        } catch (ConnectFailedException | HostUnfitException e) {
            command.close();
            throw e;
        }
    }

    /** Whoever reads all that there is, finds that there is no more. */
    private static void endInput(RemoteCommand command) {
        Thread thread = new Thread(
                () -> {
                    try {
                        command.input().close();
                    } catch (IOException e) {
                        assert e != null; // nobody reads, then
                    }
                },
                "end of input");
        thread.setDaemon(true);
        thread.start();
    }

    private static HostUnfitException taken() {
        return new HostUnfitException(
                "a start-up file of the login shell reads the standard input, and takes what is meant for Launchway",
                "let it read only where the shell is interactive: in .bashrc and .profile after [ -t 0 ]");
    }

    ConnectFailedException broken(IOException e, String what, Timeout timeout) {
        return timeout.expired() ? silence(what) : broken(e, timeout);
    }

    private ConnectFailedException broken(IOException e, Timeout timeout) {
        if (e instanceof ConnectFailedException known) {
            return known;
        }
        return timeout.expired()
                ? silence()
                : new ConnectFailedException(Reason.LOST, "the connection broke: " + e.getMessage(), "run it again");
    }

    private ConnectFailedException silence() {
        return new ConnectFailedException(
                Reason.UNREACHABLE,
                "the host does not answer within " + patience.toSeconds() + " s after the login",
                "does ssh HOST /bin/sh -c true work?");
    }

    /** What was sent is there, as far as the host takes it, and nothing comes back. */
    ConnectFailedException silence(String what) {
        return new ConnectFailedException(
                Reason.UNREACHABLE,
                "cannot " + what + ": the host gives no sign of life for " + patience.toSeconds() + " s",
                "is a disk of the host stuck?");
    }

    TargetReply reply(HostCommand command, Timeout timeout) throws ConnectFailedException, HostUnfitException {
        try {
            return TargetReply.read(command.output(), command.noise());
        } catch (EOFException e) {
            if (timeout.expired()) {
                throw silence();
            }
            throw silent(command, e.getMessage());
        } catch (IOException e) {
            throw broken(e, timeout);
        }
    }

    /**
     * Says something to a script that waits for it.
     *
     * @param command the script
     * @param words whole lines
     * @return what it says to that
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host says more than any would that means well
     */
    TargetReply ask(HostCommand command, String words) throws ConnectFailedException, HostUnfitException {
        try (Timeout timeout = timeout()) {
            try {
                command.input().write(words.getBytes(StandardCharsets.UTF_8));
                command.input().flush();
                return TargetReply.read(command.output(), command.noise());
            } catch (EOFException e) {
                throw timeout.expired()
                        ? silence()
                        : new ConnectFailedException(
                                Reason.LOST,
                                "the connection broke: the shell that waited there has ended",
                                "run it again");
            } catch (IOException e) {
                throw broken(e, timeout);
            }
        }
    }

    /** The shell, or what should have become it, ended without a word that was meant for us. */
    private HostUnfitException silent(RemoteCommand command, String instead) {
        String errors = command.errors(MOMENT);
        String said = excerpt(errors.isEmpty() ? instead : errors);
        if (place.serviceUser().isPresent()) {
            String user = place.serviceUser().get();
            String login = connection.user();
            return new HostUnfitException(
                    login + " cannot become " + user + " with sudo -n: " + SudoHelp.reason(said),
                    SudoHelp.of(said, login, user));
        }
        return new HostUnfitException(
                "the login shell runs no command: " + (said.isEmpty() ? "it ended without a word" : said),
                "does ssh HOST /bin/sh -c true work?");
    }

    private static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + " …";
    }
}
